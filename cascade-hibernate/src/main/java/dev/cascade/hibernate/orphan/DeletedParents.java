package dev.cascade.hibernate.orphan;

import dev.cascade.OnDelete;
import dev.cascade.PassiveDeletes;
import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.execute.ReleasedChildren;
import dev.cascade.hibernate.execute.SetReach;
import dev.cascade.hibernate.internal.EntityRemovals;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.plan.DeletionPlanner;
import dev.cascade.rule.Rule;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;

/** Children in the session whose parent is removed, and that its removal did not reach. */
final class DeletedParents {

  private final SessionEntities entities;
  private final Associations associations;
  private final ReleasedChildren released;

  DeletedParents(SessionEntities entities, Associations associations, DeletionPlanner planner) {
    this.entities = entities;
    this.associations = associations;
    this.released = new ReleasedChildren(entities, associations, planner);
  }

  /**
   * Deletes what was put into a removed owner's collection after its removal; true if there was
   * any.
   */
  boolean deleteLateChildren(Handover handover) {
    var association = handover.association();
    if (!handover.owner().isToBeDeleted()
        || !associations.removesChildren(association.rule(), handover.owner().persister())
        || association.relationship().keyHolder() == KeyHolder.THIS) {
      return false;
    }
    var late =
        handover.taken().stream()
            .map(entities::find)
            .filter(each -> each != null && isInPlay(each) && refersTo(handover, each))
            .toList();
    late.forEach(
        each -> EntityRemovals.of(entities).deleteAfter(handover.owner(), each.instance()));
    return !late.isEmpty();
  }

  /**
   * Treats a live child whose parent is removed as the rules say.
   *
   * @return whether it was removed
   */
  boolean settle(SessionEntity child, Association key, Object parent) {
    if (associations.isMarkedBefore(child)) {
      return false;
    }
    var owner = entities.find(parent);
    var rule = associations.isAbout(key.oppositeRule(), owner) ? key.oppositeRule() : null;
    if (rule != null
        && associations.removesChildren(rule, owner == null ? null : owner.persister())) {
      return delete(child, key, rule, parent);
    }
    if (owner != null && associations.keepsReferrers(owner.persister(), rule)) {
      return false;
    }
    if (rule != null && owner != null && isReleasedByUs(child, rule, owner)) {
      release(child, key, owner);
      return false;
    }
    return follow(child, key, parent);
  }

  private boolean delete(SessionEntity child, Association key, Rule rule, Object parent) {
    var owner = entities.find(parent);
    if ((owner == null || owner.deletion() == null)
        && rule.passiveDeletes() == PassiveDeletes.ON
        && onDelete(key) == OnDelete.CASCADE) {
      return follow(child, key, parent);
    }
    if (owner == null) {
      EntityRemovals.of(entities).delete(child.instance());
      child.noteReachedOver(rule.relationship().path());
    } else if (SetReach.covers(owner, child, key, entities)) {
      EntityRemovals.of(entities).forget(child);
    } else {
      EntityRemovals.of(entities).deleteAfter(owner, child.instance());
      child.noteReachedOver(rule.relationship().path());
    }
    return true;
  }

  private void release(SessionEntity child, Association key, SessionEntity owner) {
    if (!released.take(owner, child, key)) {
      key.set(child.instance(), null, entities.session());
    }
  }

  // As SQLAlchemy: passive or not, what is in a loaded collection is released by us.
  private boolean isReleasedByUs(SessionEntity child, Rule rule, SessionEntity owner) {
    return rule.passiveDeletes() == PassiveDeletes.OFF
        || owner.deletion() != null
        || (rule.passiveDeletes() == PassiveDeletes.ON && isInLoadedCollection(child, rule, owner));
  }

  private boolean isInLoadedCollection(SessionEntity child, Rule rule, SessionEntity owner) {
    return associations.of(owner.persister()).stream()
        .filter(side -> rule.equals(side.rule()))
        .map(side -> side.value(owner.instance()))
        .filter(Hibernate::isInitialized)
        .flatMap(value -> Association.elements(value).stream())
        .anyMatch(each -> entities.resolve(each) == child.instance());
  }

  /** Does in memory what the database does to the row; true if the child is gone. */
  private boolean follow(SessionEntity child, Association key, Object parent) {
    var onDelete = onDelete(key);
    if (child.isStored() && isMovedIn(child, key, parent)) {
      return followMovedIn(child, key);
    }
    if (onDelete == OnDelete.CASCADE) {
      EntityRemovals.of(entities).forget(child);
      return true;
    }
    if (onDelete == OnDelete.SET_NULL || onDelete == OnDelete.SET_DEFAULT) {
      // Which default the row takes only the database knows; a refresh shows it.
      key.accept(child.instance(), child.entry(), null, entities.session());
    }
    return false;
  }

  // The database knows the row as another parent's, and does nothing to it.
  private boolean followMovedIn(SessionEntity child, Association key) {
    var onDelete = onDelete(key);
    if (onDelete == OnDelete.CASCADE) {
      EntityRemovals.of(entities).delete(child.instance());
      return true;
    }
    if (onDelete == OnDelete.SET_NULL) {
      key.set(child.instance(), null, entities.session());
    }
    return false;
  }

  private boolean isMovedIn(SessionEntity child, Association key, Object parent) {
    return child.entry().getLoadedState() != null
        && !key.isUnknown(child.entry())
        && entities.resolveRow(key.loadedValue(child.entry())) != entities.resolveRow(parent);
  }

  private static @Nullable OnDelete onDelete(Association key) {
    return key.relationship().foreignKey().onDelete();
  }

  private boolean isInPlay(SessionEntity child) {
    return child.isLive() && !associations.isMarkedBefore(child);
  }

  private boolean refersTo(Handover handover, SessionEntity child) {
    var back = associations.opposite(handover.association(), child.persister());
    return back == null
        || entities.resolve(back.value(child.instance())) == handover.owner().instance();
  }
}
