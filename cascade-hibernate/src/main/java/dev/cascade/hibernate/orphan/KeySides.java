package dev.cascade.hibernate.orphan;

import dev.cascade.CascadeOption;
import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.model.Relationship.KeyHolder;
import org.hibernate.PropertyValueException;

/**
 * What the children's own sides say: a reference nulled, or pointing at an object that is removed.
 */
final class KeySides {

  private final SessionEntities entities;
  private final Associations associations;
  private final Adoptions adoptions;
  private final DeletedParents deletedParents;
  private final OrphanRemoval removal;

  KeySides(Adoptions adoptions, DeletedParents deletedParents, OrphanRemoval removal) {
    this.entities = adoptions.entities();
    this.associations = adoptions.associations();
    this.adoptions = adoptions;
    this.deletedParents = deletedParents;
    this.removal = removal;
  }

  /** True if objects were removed since their parents are. */
  boolean settle() {
    var anyRemoved = false;
    for (var entity : entities.all()) {
      for (var association : associations.of(entity.persister())) {
        anyRemoved |= settle(entity, association);
      }
    }
    return anyRemoved;
  }

  private boolean settle(SessionEntity child, Association association) {
    if (association.relationship().keyHolder() != KeyHolder.THIS
        || !child.isLive()
        || !(association.isWritten() || association.givesIdentifier())
        || !association.isFetched(child.instance())) {
      return false;
    }
    var parent = association.value(child.instance());
    if (parent == null) {
      settleWithoutParent(child, association);
      return false;
    }
    return entities.anyDeleted()
        && entities.isDeleted(parent)
        && deletedParents.settle(child, association, parent);
  }

  private void settleWithoutParent(SessionEntity child, Association association) {
    if (association.loadedValue(child.entry()) != null
        && association.givesIdentifier()
        && !isOwned(association)) {
      throw refusal(child, association);
    }
    var parentSide = association.opposite();
    var before = association.loadedValue(child.entry());
    var rule = association.oppositeRule();
    if (before != null
        && rule != null
        && parentSide != null
        && isOwned(association)
        && adoptions.handovers().newHolder(parentSide, child.instance()) == null
        && !adoptions.isAdopted(child.instance())
        && associations.isAbout(rule, entities.load(before))) {
      removal.remove(child.instance(), rule.relationship());
    }
  }

  private static boolean isOwned(Association association) {
    var rule = association.oppositeRule();
    return rule != null && rule.has(CascadeOption.DELETE_ORPHAN);
  }

  private static PropertyValueException refusal(SessionEntity child, Association association) {
    var side = association.relationship();
    return new PropertyValueException(
        "%s refers to no %s any more, but has its identifier from %s. Remove it, or write DELETE_ORPHAN on the other side"
            .formatted(child.label(), side.targetName(), side.path()),
        child.entry().getEntityName(),
        association.name());
  }
}
