package dev.cascade.hibernate.orphan;

import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.EntityRemovals;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import java.util.Set;
import org.hibernate.Hibernate;

/** Removes what no parent is left of; what is not inserted yet never will be. */
final class OrphanRemoval {

  private final SessionEntities entities;
  private final Associations associations;
  private final Set<Object> takenBack;
  private boolean any;

  /** Adds to {@code takenBack} what becomes a new object again. */
  OrphanRemoval(SessionEntities entities, Associations associations, Set<Object> takenBack) {
    this.entities = entities;
    this.associations = associations;
    this.takenBack = takenBack;
  }

  void remove(Object orphan) {
    Hibernate.initialize(orphan);
    var found = entities.find(orphan);
    if (found == null || found.isStored() || !takeBack(found)) {
      EntityRemovals.of(entities).delete(orphan);
      if (found != null) {
        found.noteOrphaned();
      }
    }
    any = true;
  }

  private boolean takeBack(SessionEntity pending) {
    var all = new PendingOrphan(entities, associations).takeBack(pending);
    all.forEach(each -> takenBack.add(each.instance()));
    return !all.isEmpty();
  }

  /** Whether anything was removed. */
  boolean isAny() {
    return any;
  }
}
