package dev.cascade.hibernate.orphan;

import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.internal.SessionEntity;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.collection.spi.PersistentBag;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.collection.spi.PersistentSet;

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

  /** What it held. */
  List<Object> before() {
    return Stream.concat(released.stream(), Handovers.without(current, taken).stream()).toList();
  }

  /**
   * Makes Hibernate, too, believe that the owner never held {@code child}, so that it writes
   * nothing; not where positions or keys of the others are written with it.
   */
  void forgetReleased(Object child) {
    var value = association.value(owner.instance());
    if (value instanceof PersistentBag<?> || value instanceof PersistentSet<?>) {
      var snapshot = ((PersistentCollection<?>) value).getStoredSnapshot();
      Association.elements(snapshot).removeIf(each -> each == child);
    }
  }
}
