package dev.cascade.hibernate.orphan;

import dev.cascade.CascadeOption;
import dev.cascade.PassiveDeletes;
import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.plan.DeletionPlanner;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.hibernate.PropertyValueException;
import org.hibernate.proxy.HibernateProxy;
import org.jspecify.annotations.Nullable;

/** One flush's passes over everything that changed hands, until nothing more follows. */
final class Settling {

  private final SessionEntities entities;
  private final Associations associations;
  private final DeletedParents deletedParents;
  private final Set<Object> takenBack = Collections.newSetFromMap(new IdentityHashMap<>());
  private Handovers handovers;
  private Adoptions adoptions;
  private OrphanRemoval removal;

  Settling(SessionEntities entities, Associations associations, DeletionPlanner planner) {
    this.entities = entities;
    this.associations = associations;
    this.deletedParents = new DeletedParents(entities, associations, planner);
    this.handovers = Handovers.of(entities, associations);
    this.adoptions = new Adoptions(entities, associations, handovers);
    this.removal = new OrphanRemoval(entities, associations, takenBack);
  }

  /** An explicit move beats a pending removal: what found a new parent since is managed again. */
  void revive() {
    var revival = new Revival(entities, associations);
    handovers.changed().forEach(revival::ofTaken);
    entities.all().forEach(revival::ofMoved);
    entities.all().stream()
        .filter(each -> each.isOrphaned() && handovers.isHeld(each.instance()))
        .forEach(each -> RevivalContext.revive(each.instance(), entities));
  }

  /** One pass; true if objects were removed, so that another is due. */
  boolean pass() {
    if (associations.hasOneToOnes()) {
      new InverseSides(entities, associations).follow();
    }
    handovers = Handovers.of(entities, associations);
    adoptions = new Adoptions(entities, associations, handovers);
    removal = new OrphanRemoval(entities, associations, takenBack);
    var anyLate = false;
    for (var each : handovers.changed()) {
      if (each.owner().isLive()) {
        each.taken().forEach(child -> adopt(each, child));
      }
    }
    for (var each : handovers.changed()) {
      for (var child : each.released()) {
        if (isLoaded(each, child)) {
          anyLate = true;
        } else {
          release(each, child);
        }
      }
      anyLate |= deletedParents.deleteLateChildren(each);
    }
    removeLetGoAgain();
    removal.takeBack();
    anyLate |= new KeySides(adoptions, deletedParents, removal).settle();
    removal.takeBack();
    return anyLate || removal.isAny();
  }

  private void removeLetGoAgain() {
    var saved = new SavedForOwners(entities, associations);
    entities.all().stream()
        .filter(saved::isLetGo)
        .map(SessionEntity::instance)
        .filter(each -> !handovers.isHeld(each) && !adoptions.isAdopted(each))
        .forEach(each -> removal.remove(each, null));
  }

  /** Orphans that had no row yet and are new objects again, with what they own. */
  Set<Object> takenBack() {
    return takenBack;
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
    if (parent == null
        || (parent != handover.owner().instance() && !adoptions.hasChanged(back, child))) {
      back.set(child, handover.owner().instance(), entities.session());
    }
  }

  // What is loaded only now is judged by the next pass.
  private boolean isLoaded(Handover handover, Object child) {
    return entities.find(child) == null
        && !isOurs(child)
        && !takenBack.contains(child)
        && new DetachedChildren(entities, associations).load(handover, child);
  }

  private boolean isOurs(Object unloaded) {
    return unloaded instanceof HibernateProxy proxy
        && proxy.getHibernateLazyInitializer().getSession() == entities.session();
  }

  private void release(Handover handover, Object child) {
    var found = entities.find(child);
    var isKnown = found != null || isOurs(child);
    if (!isKnown || entities.isDeleted(child)) {
      return;
    }
    var association = handover.association();
    if (association.relationship().keyHolder() == KeyHolder.TARGET && found != null) {
      releaseKey(handover, found);
    } else if (handovers.holder(association.relationship(), child) == null
        && !adoptions.isAdopted(child)) {
      orphan(association, child);
    }
  }

  private void releaseKey(Handover handover, SessionEntity child) {
    var association = handover.association();
    var back = associations.opposite(association, child.persister());
    if (back == null) {
      releaseFromOneSide(handover, child);
      return;
    }
    var parent = entities.resolveRow(back.value(child.instance()));
    var stays = parent == handover.owner().instance();
    var isMoved = parent != null && !stays;
    if (isMoved || handovers.newHolder(association.relationship(), child.instance()) != null) {
      return;
    }
    var isAdopted = adoptions.isAdopted(child.instance());
    if (association.has(CascadeOption.DELETE_ORPHAN) && !isAdopted) {
      removal.remove(child.instance(), association.relationship());
    } else if (stays
        && !isPassive(association, PassiveDeletes.ALL)
        && (!isAdopted || back.relationship().foreignKey().nullable())) {
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
    if (association.has(CascadeOption.DELETE_ORPHAN) && !adoptions.isAdopted(child.instance())) {
      removal.remove(child.instance(), association.relationship());
    } else if (child.isLive()
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

  private void orphan(Association association, Object child) {
    if (association.has(CascadeOption.DELETE_ORPHAN)) {
      removal.remove(child, association.relationship());
    }
  }

  private @Nullable Association back(Association association, Object child) {
    var persister = entities.session().getEntityPersister(null, child);
    return associations.opposite(association, persister);
  }

  private static boolean isPassive(Association association, PassiveDeletes mode) {
    var rule = association.rule();
    return rule != null && rule.passiveDeletes() == mode;
  }
}
