package dev.cascade.hibernate.orphan;

import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.EntityRemovals;
import dev.cascade.hibernate.internal.SessionEntities;
import org.hibernate.Hibernate;

/** Removes what no parent is left of; what is not inserted yet never will be. */
final class OrphanRemoval {

  private final SessionEntities entities;
  private final Associations associations;
  private boolean any;

  OrphanRemoval(SessionEntities entities, Associations associations) {
    this.entities = entities;
    this.associations = associations;
  }

  void remove(Object orphan) {
    Hibernate.initialize(orphan);
    var found = entities.find(orphan);
    if (found == null
        || found.isStored()
        || !new PendingOrphan(entities, associations).takeBack(found)) {
      EntityRemovals.of(entities).delete(orphan);
      if (found != null) {
        found.noteOrphaned();
      }
    }
    any = true;
  }

  /** Whether anything was removed. */
  boolean isAny() {
    return any;
  }
}
