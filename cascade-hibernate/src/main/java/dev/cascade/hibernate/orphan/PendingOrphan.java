package dev.cascade.hibernate.orphan;

import dev.cascade.CascadeOption;
import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.QueuedInserts;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Set;

/** Takes back the saving of an orphan that has no row yet, and of what it owns. */
final class PendingOrphan {

  private final SessionEntities entities;
  private final Associations associations;

  PendingOrphan(SessionEntities entities, Associations associations) {
    this.entities = entities;
    this.associations = associations;
  }

  /**
   * Makes it and what it owns new objects again, whose INSERTs are not sent.
   *
   * @return all that were; empty if that cannot be, since it, or something that it owns, has a row,
   *     or since the application removed others that have none, of which it is not known yet what
   *     goes with them: it has to be removed like any other then
   */
  Set<SessionEntity> takeBack(SessionEntity orphan) {
    var subtree = subtreeOf(orphan);
    return subtree.stream().noneMatch(SessionEntity::isStored)
            && !UnsentRemovals.isAny(entities)
            && QueuedInserts.of(entities).drop(subtree)
        ? subtree
        : Set.of();
  }

  private Set<SessionEntity> subtreeOf(SessionEntity orphan) {
    var subtree = new LinkedHashSet<SessionEntity>();
    var open = new ArrayDeque<SessionEntity>();
    open.add(orphan);
    while (!open.isEmpty()) {
      var next = open.remove();
      if (subtree.add(next) && !next.isStored()) {
        associations.of(next.persister()).stream()
            .filter(each -> each.has(CascadeOption.DELETE) && each.isFetched(next.instance()))
            .forEach(each -> addOwned(next, each, open));
      }
    }
    return subtree;
  }

  private void addOwned(
      SessionEntity owner, Association association, ArrayDeque<SessionEntity> open) {
    for (var each : Association.visibleElements(association.value(owner.instance()))) {
      var child = entities.find(each);
      if (child != null && child.isLive() && belongsTo(owner, child, association)) {
        open.add(child);
      }
    }
  }

  // What was moved away stays, though the old owner's side may still show it.
  private boolean belongsTo(SessionEntity owner, SessionEntity child, Association association) {
    var back = associations.opposite(association, child.persister());
    return back == null
        || !back.isFetched(child.instance())
        || back.relationship().isCollection()
        || entities.resolve(back.value(child.instance())) == owner.instance();
  }
}
