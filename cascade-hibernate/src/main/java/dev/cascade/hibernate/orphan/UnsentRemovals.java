package dev.cascade.hibernate.orphan;

import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.QueuedInserts;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import java.util.Set;

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

  /** Lets neither of their statements be sent, where a unique value may matter. */
  void forget() {
    if (entities.anyDeleted() && entities.all().stream().anyMatch(this::mayBeInTheWay)) {
      QueuedInserts.of(entities).drop(Set.of());
    }
  }

  private boolean mayBeInTheWay(SessionEntity entity) {
    return entity.isToBeDeleted()
        && !entity.isStored()
        && associations.rules().model().entity(entity.entry().getEntityName()).hasUniqueKey();
  }
}
