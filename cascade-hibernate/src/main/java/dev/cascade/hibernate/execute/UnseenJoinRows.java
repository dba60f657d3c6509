package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.internal.CollectionRows;
import dev.cascade.hibernate.internal.EntityRemovals;
import dev.cascade.hibernate.internal.HidingJoinTable;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.hibernate.internal.StatementBeforeDeletes;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.type.CollectionType;
import org.jspecify.annotations.Nullable;

/**
 * Join rows of removed owners whose collection was loaded while all its elements were hidden:
 * Hibernate believes that there are none.
 */
final class UnseenJoinRows {

  private final SessionEntities entities;

  /** In that session. */
  UnseenJoinRows(SessionEntities entities) {
    this.entities = entities;
  }

  /** Has those of one owner deleted before its own row; once, however often it is called. */
  void delete(SessionEntity removed) {
    var types = removed.persister().getPropertyTypes();
    var values = removed.entry().getDeletedState();
    for (var i = 0; values != null && i < types.length; i++) {
      if (types[i] instanceof CollectionType type && areUnseen(type, values[i])) {
        EntityRemovals.of(entities).forgetCollection(removed, values[i], type);
        StatementBeforeDeletes.queue(
            entities.session(), removed.persister(), () -> send(removed, type));
      }
    }
  }

  // A removal may be taken back between two flushes.
  private void send(SessionEntity removed, CollectionType type) {
    if (removed.isToBeDeleted()) {
      CollectionRows.of(type, entities.session()).delete(removed);
    }
  }

  private boolean areUnseen(CollectionType type, @Nullable Object value) {
    return value instanceof PersistentCollection<?> collection
        && collection.wasInitialized()
        && collection.getStoredSnapshot() != null
        && collection.isSnapshotEmpty(collection.getStoredSnapshot())
        && entities
                .session()
                .getFactory()
                .getMappingMetamodel()
                .getCollectionDescriptor(type.getRole())
            instanceof HidingJoinTable hiding
        && !hiding.isInverse();
  }
}
