package dev.cascade.hibernate.orphan;

import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings the parents' sides of one-to-ones into step where only a child says to whom it belongs:
 * the parent then lets go of the child that it had, as if it had been given the new one itself.
 */
final class InverseSides {

  private final SessionEntities entities;
  private final Associations associations;

  InverseSides(SessionEntities entities, Associations associations) {
    this.entities = entities;
    this.associations = associations;
  }

  void follow() {
    var claims = claims();
    if (!claims.isEmpty()) {
      new OccupiedParents(entities, associations).load(claims);
      claims.forEach(this::take);
      // Later, since two parents may have swapped theirs.
      claims.forEach(this::leave);
    }
  }

  /** Lets the former parents of what moved hold it no longer, whichever side said that it moves. */
  void leave() {
    claims().forEach(this::leave);
  }

  /** Lets the claimed parent hold the child, unless it was given something else itself. */
  private void take(ClaimedParent claim) {
    var parent = claim.parent(entities);
    var side = parent == null ? null : sideOf(parent, claim);
    if (parent != null && side != null) {
      var child = claim.child().instance();
      var held = entities.resolve(side.value(parent.instance()));
      var before = entities.resolve(side.loadedValue(parent.entry()));
      if (held == null ? before != child : held == before && held != child) {
        side.set(parent.instance(), child, entities.session());
      }
    }
  }

  /** Lets the parent that the child had before hold it no longer. */
  private void leave(ClaimedParent claim) {
    var parent = entities.find(claim.key().loadedValue(claim.child().entry()));
    var side = parent == null ? null : sideOf(parent, claim);
    if (parent != null && side != null && !parent.equals(claim.parent(entities))) {
      var child = claim.child().instance();
      if (entities.resolve(side.value(parent.instance())) == child
          && entities.resolve(side.loadedValue(parent.entry())) == child) {
        side.set(parent.instance(), null, entities.session());
      }
    }
  }

  private @Nullable Association sideOf(SessionEntity parent, ClaimedParent claim) {
    var side = associations.opposite(claim.key(), parent.persister());
    return side != null && parent.isLive() && ClaimedParent.isKnown(side, parent) ? side : null;
  }

  private List<ClaimedParent> claims() {
    return entities.all().stream()
        .flatMap(
            child ->
                associations.of(child.persister()).stream()
                    .filter(ClaimedParent::isPossible)
                    .map(key -> new ClaimedParent(child, key)))
        .filter(each -> each.isNew(entities))
        .toList();
  }
}
