package dev.cascade.hibernate.orphan;

import dev.cascade.CascadeOption;
import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.model.Relationship.KeyHolder;

/**
 * Takes back the removal of what was given to a live object afterwards. What was given first and
 * removed then stays removed.
 */
final class Revival {

  private final SessionEntities entities;
  private final Associations associations;

  Revival(SessionEntities entities, Associations associations) {
    this.entities = entities;
    this.associations = associations;
  }

  /** What a live owner took, over a relationship that saves. */
  void ofTaken(Handover handover) {
    if (handover.owner().isLive() && handover.association().has(CascadeOption.SAVE_UPDATE)) {
      handover.taken().stream()
          .map(entities::find)
          .filter(each -> each != null && each.isToBeDeleted())
          .filter(each -> !wasHeldWhenRemoved(handover, each))
          .forEach(each -> RevivalContext.revive(each.instance(), entities));
    }
  }

  /** What refers to another, live parent than when it was removed. */
  void ofMoved(SessionEntity removed) {
    if (removed.isToBeDeleted()
        && associations.of(removed.persister()).stream().anyMatch(key -> isMoved(removed, key))) {
      RevivalContext.revive(removed.instance(), entities);
    }
  }

  private boolean isMoved(SessionEntity removed, Association key) {
    if (key.relationship().keyHolder() != KeyHolder.THIS || key.oppositeRule() == null) {
      return false;
    }
    var now = entities.resolve(key.value(removed.instance()));
    return now != null
        && !entities.isDeleted(now)
        && (key.valueAtRemoval(removed) != null || removed.isOrphaned())
        && now != entities.resolve(key.valueAtRemoval(removed));
  }

  private static boolean wasHeldWhenRemoved(Handover handover, SessionEntity removed) {
    return removed.holdersAtRemoval(Holder.class).anyMatch(each -> each.isOwnerOf(handover));
  }
}
