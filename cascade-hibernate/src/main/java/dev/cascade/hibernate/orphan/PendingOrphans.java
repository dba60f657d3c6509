package dev.cascade.hibernate.orphan;

import dev.cascade.CascadeOption;
import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.QueuedInserts;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Takes back the saving of orphans that have no row yet, and of what they own. */
final class PendingOrphans {

  private final SessionEntities entities;
  private final Associations associations;

  PendingOrphans(SessionEntities entities, Associations associations) {
    this.entities = entities;
    this.associations = associations;
  }

  /**
   * Makes them and what they own new objects again, whose INSERTs are not sent.
   *
   * @return all that were; without those that cannot be, since they, or something that they own,
   *     have a row, and empty if the application removed others that have none, of which it is not
   *     known yet what goes with them: they have to be removed like any other then
   */
  Set<SessionEntity> takeBack(Collection<SessionEntity> orphans) {
    var all = new LinkedHashSet<SessionEntity>();
    orphans.stream()
        .map(this::subtreeOf)
        .filter(each -> each.stream().noneMatch(SessionEntity::isStored))
        .forEach(all::addAll);
    return !all.isEmpty() && !UnsentRemovals.isAny(entities) && QueuedInserts.of(entities).drop(all)
        ? all
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
