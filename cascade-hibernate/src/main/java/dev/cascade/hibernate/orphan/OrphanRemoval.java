package dev.cascade.hibernate.orphan;

import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.EntityRemovals;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.model.Relationship;
import java.util.LinkedHashSet;
import java.util.Set;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;

/** Removes what no parent is left of; what is not inserted yet never will be. */
final class OrphanRemoval {

  private final SessionEntities entities;
  private final Associations associations;
  private final Set<Object> takenBack;
  private final Set<SessionEntity> pending = new LinkedHashSet<>();
  private boolean any;

  /** Adds to {@code takenBack} what becomes a new object again. */
  OrphanRemoval(SessionEntities entities, Associations associations, Set<Object> takenBack) {
    this.entities = entities;
    this.associations = associations;
    this.takenBack = takenBack;
  }

  /**
   * One that {@code over} let go; null if it was saved for an owner that no longer wants it. Of one
   * that is not inserted yet, {@link #takeBack()} is to be asked for.
   */
  void remove(Object orphan, @Nullable Relationship over) {
    Hibernate.initialize(orphan);
    var found = entities.find(orphan);
    if (found != null && associations.isMarkedBefore(found)) {
      return;
    }
    if (found == null || found.isStored()) {
      delete(orphan, found);
      if (found != null && over != null) {
        found.noteReachedOver(over.path());
      }
    } else {
      pending.add(found);
    }
    any = true;
  }

  /** Takes back the saving of those not inserted yet; of all at once, since one costs the same. */
  void takeBack() {
    if (!pending.isEmpty()) {
      var orphans = pending.stream().filter(SessionEntity::isLive).toList();
      pending.clear();
      var all = new PendingOrphans(entities, associations).takeBack(orphans);
      all.forEach(each -> takenBack.add(each.instance()));
      orphans.stream()
          .filter(each -> !all.contains(each))
          .forEach(each -> delete(each.instance(), each));
    }
  }

  private void delete(Object orphan, @Nullable SessionEntity found) {
    EntityRemovals.of(entities).delete(orphan);
    if (found != null) {
      found.noteOrphaned();
    }
  }

  /** Whether anything was removed. */
  boolean isAny() {
    return any;
  }
}
