package dev.cascade.hibernate.orphan;

import dev.cascade.CascadeOption;
import dev.cascade.PassiveDeletes;
import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.CollectionRows;
import dev.cascade.hibernate.internal.EntityRemovals;
import dev.cascade.hibernate.internal.QueuedInserts;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.model.Relationship.Kind;
import dev.cascade.plan.DeletionPlanner;
import org.hibernate.Hibernate;
import org.hibernate.PropertyValueException;
import org.hibernate.proxy.HibernateProxy;
import org.jspecify.annotations.Nullable;

/** One flush's passes over everything that changed hands, until nothing more follows. */
final class Settling {

  private final SessionEntities entities;
  private final Associations associations;
  private final DeletedParents deletedParents;
  private Handovers handovers;
  private boolean isUnsettled;

  Settling(SessionEntities entities, Associations associations, DeletionPlanner planner) {
    this.entities = entities;
    this.associations = associations;
    this.deletedParents = new DeletedParents(entities, associations, planner);
    this.handovers = Handovers.of(entities, associations);
  }

  /** An explicit move beats a pending removal: what found a new parent since is managed again. */
  void revive() {
    var revival = new Revival(entities, associations);
    handovers.changed().forEach(revival::ofTaken);
    if (entities.anyDeleted()) {
      entities.all().forEach(revival::ofMoved);
      entities.all().stream()
          .filter(each -> each.isOrphaned() && handovers.isHeld(each.instance()))
          .forEach(each -> entities.session().persist(each.instance()));
    }
  }

  /** One pass; true if objects were removed, so that another is due. */
  boolean pass() {
    isUnsettled = false;
    handovers = Handovers.of(entities, associations);
    for (var each : handovers.changed()) {
      if (each.owner().isLive()) {
        each.taken().forEach(child -> adopt(each, child));
      }
    }
    for (var each : handovers.changed()) {
      each.released().forEach(child -> release(each, child));
      isUnsettled |= deletedParents.deleteLateChildren(each);
    }
    for (var entity : entities.all()) {
      for (var association : associations.of(entity.persister())) {
        settleKeySide(entity, association);
      }
    }
    return isUnsettled;
  }

  /** The foreign key follows the collection into which a child was put. */
  private void adopt(Handover handover, Object child) {
    if (handover.association().relationship().keyHolder() != KeyHolder.TARGET) {
      return;
    }
    var back = back(handover.association(), child);
    if (back == null || !back.isFetched(child)) {
      return;
    }
    var parent = entities.resolve(back.value(child));
    if (parent == null || (parent != handover.owner().instance() && !hasChanged(back, child))) {
      back.set(child, handover.owner().instance(), entities.session());
    }
  }

  private void release(Handover handover, Object child) {
    var found = entities.find(child);
    var isKnown = found != null || child instanceof HibernateProxy;
    if (!isKnown || entities.isDeleted(child)) {
      return;
    }
    var association = handover.association();
    if (association.relationship().keyHolder() == KeyHolder.TARGET && found != null) {
      releaseKey(handover, found);
    } else if (handovers.holder(association.relationship(), child) != null) {
      moveJoinRow(handover, child);
    } else if (!handovers.isTaken(child)) {
      orphan(association, child);
    }
  }

  // Hibernate writes join rows owner by owner: the new one may come first, where one child has one
  // row.
  private void moveJoinRow(Handover handover, Object child) {
    var relationship = handover.association().relationship();
    if (relationship.keyHolder() == KeyHolder.JOIN_TABLE
        && relationship.kind() == Kind.ONE_TO_MANY
        && relationship.owning()
        && handover.owner().isStored()
        && handover.forgetReleased(child)) {
      CollectionRows.of(handover.association().type(), entities.session())
          .delete(handover.owner(), child);
    }
  }

  private void releaseKey(Handover handover, SessionEntity child) {
    var association = handover.association();
    var back = associations.opposite(association, child.persister());
    if (back == null) {
      releaseFromOneSide(handover, child);
      return;
    }
    var parent = entities.resolve(back.value(child.instance()));
    var stays = parent == handover.owner().instance();
    var isMoved = parent != null && !stays;
    if (isMoved
        || handovers.newHolder(association.relationship(), child.instance()) != null
        || isAdopted(child)) {
      return;
    }
    if (association.has(CascadeOption.DELETE_ORPHAN)) {
      orphan(association, child.instance());
    } else if (stays && !isPassive(association, PassiveDeletes.ALL)) {
      back.set(child.instance(), null, entities.session());
    }
  }

  private void releaseFromOneSide(Handover handover, SessionEntity child) {
    var association = handover.association();
    if (handovers.holder(association.relationship(), child.instance()) != null
        || isPassive(association, PassiveDeletes.ALL)) {
      // Its new parent writes the key, and nobody else shall.
      handover.forgetReleased(child.instance());
      return;
    }
    orphan(association, child.instance());
    if (child.isLive()
        && handover.owner().isLive()
        && !association.relationship().foreignKey().nullable()) {
      throw new PropertyValueException(
          child.label()
              + " was taken out of "
              + association.relationship().path()
              + ", but its foreign key may not be null. Put it into another one, remove it, or add DELETE_ORPHAN",
          handover.owner().entry().getEntityName(),
          association.relationship().attribute());
    }
  }

  /**
   * What the child's own side says: the reference nulled, or pointing at an object that is removed.
   */
  private void settleKeySide(SessionEntity child, Association association) {
    if (association.relationship().keyHolder() != KeyHolder.THIS
        || !child.isLive()
        || !association.isWritten()
        || !association.isFetched(child.instance())) {
      return;
    }
    var parent = association.value(child.instance());
    if (parent == null) {
      settleWithoutParent(child, association);
    } else if (entities.anyDeleted() && entities.isDeleted(parent)) {
      isUnsettled |= deletedParents.settle(child, association, parent);
    }
  }

  private void settleWithoutParent(SessionEntity child, Association association) {
    var parentSide = association.opposite();
    var before = association.loadedValue(child.entry());
    var rule = association.oppositeRule();
    if (before != null
        && rule != null
        && parentSide != null
        && rule.has(CascadeOption.DELETE_ORPHAN)
        && handovers.newHolder(parentSide, child.instance()) == null
        && !isAdopted(child)
        && associations.isAbout(rule, entities.load(before))) {
      remove(child.instance());
    }
  }

  /** Whether another parent took the child in this very flush, over whichever relationship. */
  private boolean isAdopted(SessionEntity child) {
    return handovers.isTaken(child.instance())
        || associations.of(child.persister()).stream().anyMatch(key -> isAdopted(child, key));
  }

  private boolean isAdopted(SessionEntity child, Association key) {
    var rule = key.oppositeRule();
    return key.relationship().keyHolder() == KeyHolder.THIS
        && rule != null
        && rule.has(CascadeOption.DELETE_ORPHAN)
        && key.value(child.instance()) != null
        && hasChanged(key, child.instance())
        && !entities.isDeleted(key.value(child.instance()));
  }

  private void orphan(Association association, Object child) {
    if (association.has(CascadeOption.DELETE_ORPHAN)) {
      remove(child);
    }
  }

  private void remove(Object orphan) {
    Hibernate.initialize(orphan);
    var found = entities.find(orphan);
    if (found == null || found.isStored() || !QueuedInserts.of(entities).drop(found)) {
      EntityRemovals.of(entities).delete(orphan);
      if (found != null) {
        found.noteOrphaned();
      }
    }
    isUnsettled = true;
  }

  private @Nullable Association back(Association association, Object child) {
    var persister = entities.session().getEntityPersister(null, child);
    return associations.opposite(association, persister);
  }

  private boolean hasChanged(Association association, Object child) {
    var found = entities.find(child);
    return found == null
        || entities.resolve(association.loadedValue(found.entry()))
            != entities.resolve(association.value(child));
  }

  private static boolean isPassive(Association association, PassiveDeletes mode) {
    var rule = association.rule();
    return rule != null && rule.passiveDeletes() == mode;
  }
}
