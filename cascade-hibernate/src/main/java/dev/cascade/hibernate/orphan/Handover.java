package dev.cascade.hibernate.orphan;

import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.internal.SessionEntity;
import java.util.List;
import org.hibernate.collection.spi.PersistentCollection;

/**
 * What one object took and let go, over one association, since the session last agreed with the
 * database.
 *
 * @param owner the object that has the association; it may itself be about to be deleted
 * @param association the side that changed
 * @param current what the owner holds now, without nulls; proxies replaced by loaded entities
 * @param taken what it holds and did not hold
 * @param released what it held and no longer holds
 */
record Handover(
    SessionEntity owner,
    Association association,
    List<Object> current,
    List<Object> taken,
    List<Object> released) {

  /**
   * Makes Hibernate, too, believe that the owner never held {@code child}, so that it writes
   * nothing.
   */
  void forgetReleased(Object child) {
    if (association.value(owner.instance()) instanceof PersistentCollection<?> collection) {
      Association.elements(collection.getStoredSnapshot()).removeIf(each -> each == child);
    }
  }
}
