package dev.cascade.hibernate.orphan;

import dev.cascade.CascadeOption;
import dev.cascade.OnDelete;
import dev.cascade.PassiveDeletes;
import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.rule.Rule;
import org.jspecify.annotations.Nullable;

/** Children in the session whose parent is removed, and that its removal did not reach. */
final class DeletedParents {

  private final SessionEntities entities;
  private final Associations associations;

  DeletedParents(SessionEntities entities, Associations associations) {
    this.entities = entities;
    this.associations = associations;
  }

  /**
   * Deletes what was put into a removed owner's collection after its removal; true if there was
   * any.
   */
  boolean deleteLateChildren(Handover handover) {
    var association = handover.association();
    if (!handover.owner().isToBeDeleted()
        || !association.has(CascadeOption.DELETE)
        || association.relationship().keyHolder() == KeyHolder.THIS) {
      return false;
    }
    var late =
        handover.taken().stream()
            .map(entities::find)
            .filter(each -> each != null && each.isLive() && refersTo(handover, each))
            .toList();
    late.forEach(each -> entities.delete(each.instance()));
    return !late.isEmpty();
  }

  /**
   * Treats a live child whose parent is removed as the rules say.
   *
   * @return whether it was removed
   */
  boolean settle(SessionEntity child, Association key, Object parent) {
    var rule = key.oppositeRule();
    if (keepsRow(parent) && (rule == null || !rule.has(CascadeOption.DELETE))) {
      return false;
    }
    if (rule == null) {
      return follow(child, key);
    }
    if (rule.has(CascadeOption.DELETE)) {
      return delete(child, key, rule);
    }
    if (isReleasedByUs(child, rule, parent)) {
      key.set(child.instance(), null, entities.session());
      return false;
    }
    return follow(child, key);
  }

  private boolean keepsRow(Object parent) {
    var found = entities.find(parent);
    return found != null && associations.keepsRow(found.persister());
  }

  private boolean delete(SessionEntity child, Association key, Rule rule) {
    if (rule.passiveDeletes() == PassiveDeletes.ON && onDelete(key) == OnDelete.CASCADE) {
      return follow(child, key);
    }
    entities.delete(child.instance());
    return true;
  }

  // As SQLAlchemy: passive or not, what is in a loaded collection is released by us.
  private boolean isReleasedByUs(SessionEntity child, Rule rule, Object parent) {
    return rule.passiveDeletes() == PassiveDeletes.OFF
        || (rule.passiveDeletes() == PassiveDeletes.ON
            && isInLoadedCollection(child, rule, parent));
  }

  private boolean isInLoadedCollection(SessionEntity child, Rule rule, Object parent) {
    var owner = entities.find(parent);
    if (owner == null) {
      return false;
    }
    var side =
        associations.of(owner.persister()).stream()
            .filter(each -> rule.equals(each.rule()))
            .findFirst()
            .orElseThrow();
    var value = side.value(owner.instance());
    return org.hibernate.Hibernate.isInitialized(value)
        && Association.elements(value).stream()
            .anyMatch(each -> entities.resolve(each) == child.instance());
  }

  /** Does in memory what the database does to the row; true if the child is gone. */
  private boolean follow(SessionEntity child, Association key) {
    var onDelete = onDelete(key);
    if (onDelete == OnDelete.CASCADE) {
      entities.forget(child);
      return true;
    }
    if (onDelete == OnDelete.SET_NULL || onDelete == OnDelete.SET_DEFAULT) {
      // Which default the row takes only the database knows; a refresh shows it.
      key.set(child.instance(), null, entities.session());
      key.acceptAsLoaded(child.instance(), child.entry());
    }
    return false;
  }

  private static @Nullable OnDelete onDelete(Association key) {
    return key.relationship().foreignKey().onDelete();
  }

  private boolean refersTo(Handover handover, SessionEntity child) {
    var back = associations.opposite(handover.association(), child.persister());
    return back == null
        || entities.resolve(back.value(child.instance())) == handover.owner().instance();
  }
}
