package dev.cascade.hibernate.orphan;

import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.QueuedInserts;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import java.util.Set;
import org.hibernate.Hibernate;
import org.hibernate.collection.spi.PersistentCollection;

/**
 * Objects that were saved and removed before any flush. Hibernate inserts them and deletes them
 * behind all other inserts: a unique value of theirs would be in the way of what replaces them.
 */
final class UnsentRemovals {

  private final SessionEntities entities;
  private final Associations associations;

  UnsentRemovals(SessionEntities entities, Associations associations) {
    this.entities = entities;
    this.associations = associations;
  }

  /** Whether there is any. */
  static boolean isAny(SessionEntities entities) {
    return entities.anyDeleted() && entities.everyType().stream().anyMatch(UnsentRemovals::isOne);
  }

  /** Lets neither of their statements be sent, for orphans, and where a unique value may matter. */
  void forget() {
    if (entities.anyDeleted() && entities.all().stream().anyMatch(this::mayBeInTheWay)) {
      entities.all().stream().filter(SessionEntity::isLive).forEach(this::takeOutOfUnread);
      QueuedInserts.of(entities).drop(Set.of());
    }
  }

  // What is put into a list that was not read cannot be taken out of it; and what never had a row
  // is new once it is forgotten, so that the list would save it.
  private void takeOutOfUnread(SessionEntity owner) {
    for (var each : associations.of(owner.persister())) {
      if (each.value(owner.instance()) instanceof PersistentCollection<?> unread
          && !unread.wasInitialized()
          && Association.visibleElements(unread).stream().anyMatch(this::isUnsent)) {
        Hibernate.initialize(unread);
        Association.elements(unread).removeIf(this::isUnsent);
      }
    }
  }

  private boolean isUnsent(Object element) {
    var found = entities.find(element);
    return found != null && isOne(found);
  }

  private static boolean isOne(SessionEntity entity) {
    return entity.isToBeDeleted() && !entity.isStored();
  }

  private boolean mayBeInTheWay(SessionEntity entity) {
    return isOne(entity)
        && (entity.isOrphaned()
            || entity.isInTheWay()
            || associations.rules().model().entity(entity.entry().getEntityName()).hasUniqueKey());
  }
}
