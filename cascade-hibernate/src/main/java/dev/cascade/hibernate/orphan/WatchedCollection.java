package dev.cascade.hibernate.orphan;

import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.internal.SessionEntities;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.event.spi.EventSource;
import org.hibernate.type.CollectionType;

/** A collection with a rule, in objects of one type. Immutable. */
final class WatchedCollection {

  private final Association association;
  private final String role;

  WatchedCollection(Association association) {
    this.association = association;
    this.role = ((CollectionType) association.type()).getRole();
  }

  /** Whether an object has the collection that the session manages for it, and that is clean. */
  boolean isUnchanged(Object owner, EntityEntry entry, EventSource session) {
    if (!association.isFetched(owner)) {
      return true;
    }
    var value = association.value(owner);
    if (value == null) {
      return association.loadedValue(entry) == null && !isManaged(owner, session);
    }
    return value instanceof PersistentCollection<?> collection
        && collection.getOwner() == owner
        && isClean(collection)
        // Else it may have been put there from another attribute of the same object.
        && (role.equals(collection.getRole()) || !collection.wasInitialized());
  }

  /** Whether nobody called anything on a collection that would change it. */
  static boolean isClean(PersistentCollection<?> collection) {
    return collection.wasInitialized()
        ? !collection.isDirty() && !collection.isDirectlyAccessible()
        : !collection.hasQueuedOperations();
  }

  private boolean isManaged(Object owner, EventSource session) {
    return ReassignedCollections.managed(owner, association, SessionEntities.of(session)) != null;
  }
}
