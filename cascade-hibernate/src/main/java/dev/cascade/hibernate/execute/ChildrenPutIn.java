package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.hibernate.Hibernate;
import org.hibernate.collection.spi.PersistentCollection;
import org.jspecify.annotations.Nullable;

/**
 * Children that one parent was given since the session last agreed with the database, though no
 * flush has set their foreign key yet.
 */
final class ChildrenPutIn {

  private final @Nullable SessionEntity parent;
  private final Association side;
  private final SessionEntities entities;
  private final Collection<?> addedUnread;

  /** To be made before the side is loaded: what is added to it by then counts as new. */
  ChildrenPutIn(Object parent, Association side, SessionEntities entities) {
    this.parent = entities.find(parent);
    this.side = side;
    this.entities = entities;
    var value = side.value(parent);
    this.addedUnread =
        Hibernate.isInitialized(value) ? List.of() : Association.visibleElements(value);
  }

  /**
   * Whether a child that the parent holds is one of them: it has no parent itself, and had none.
   *
   * @param key the child's reference to its parent
   */
  boolean contain(SessionEntity child, Association key) {
    return key.isFetched(child.instance())
        && key.value(child.instance()) == null
        && child.entry().getLoadedState() != null
        && !key.isUnknown(child.entry())
        && key.loadedValue(child.entry()) == null
        && (!child.isStored() || isNewIn(child.instance()));
  }

  /** Those in a collection that was not read. */
  List<Object> unread(Associations associations) {
    var result = new ArrayList<Object>();
    for (var each : addedUnread) {
      var child = entities.find(each);
      var key = child == null ? null : associations.opposite(side, child.persister());
      if (child != null && child.isLive() && key != null && contain(child, key)) {
        result.add(child.instance());
      }
    }
    return result;
  }

  // One that let its parent go may still stand in the parent's side, but stood there before.
  private boolean isNewIn(Object child) {
    return holds(addedUnread, child) || (parent != null && !holds(heldBefore(parent), child));
  }

  private Collection<?> heldBefore(SessionEntity owner) {
    var value = side.value(owner.instance());
    return Association.elements(
        value instanceof PersistentCollection<?> collection
            ? collection.getStoredSnapshot()
            : side.loadedValue(owner.entry()));
  }

  private boolean holds(Collection<?> elements, Object child) {
    return elements.stream().anyMatch(each -> entities.resolve(each) == child);
  }
}
