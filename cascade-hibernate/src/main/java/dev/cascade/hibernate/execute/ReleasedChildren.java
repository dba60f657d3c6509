package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.internal.RemovalObservers;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.hibernate.internal.UpdateObservers;
import dev.cascade.model.Relationship;
import dev.cascade.plan.DeletionPlanner;
import dev.cascade.plan.DeletionStep;
import dev.cascade.plan.DeletionStep.Action;
import dev.cascade.plan.Strategy;
import java.util.HashMap;
import java.util.Map;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Children in the session that one statement releases, with all others of their relationship: they
 * need no update of their own.
 *
 * <p>Their reference is null in memory at once. That their row agrees, the session believes only
 * while Hibernate looks what it must update: a flush may turn out to send nothing, and a removal
 * may be taken back.
 */
public final class ReleasedChildren {

  /**
   * One of them.
   *
   * @param key its reference
   * @param before what the row has there
   */
  private record Released(SessionEntity child, Association key, Object before) {}

  private final SessionEntities entities;
  private final Associations associations;
  private final DeletionPlanner planner;
  private final Map<EntityPersister, Boolean> unseen = new HashMap<>();

  /** In that session. */
  public ReleasedChildren(
      SessionEntities entities, Associations associations, DeletionPlanner planner) {
    this.entities = entities;
    this.associations = associations;
    this.planner = planner;
  }

  /** Whether the statement over that side of a removed entity has any of them to release. */
  static boolean areOf(SessionEntity removed, Relationship side) {
    return removed.released(Released.class).anyMatch(each -> side.equals(each.key().opposite()));
  }

  /**
   * Takes a child of a removed entity, if it may be one of them.
   *
   * @param key its reference to the removed entity
   * @return false if it may not: nothing was done
   */
  public boolean take(SessionEntity removed, SessionEntity child, Association key) {
    var before = key.loadedValue(child.entry());
    if (before == null
        || entities.resolve(before) != removed.instance()
        || !isReleased(removed, key)
        || !fits(child, key)) {
      return false;
    }
    key.clear(child.instance(), entities.session());
    removed.addReleased(new Released(child, key, before));
    return true;
  }

  private boolean isReleased(SessionEntity removed, Association key) {
    var side = key.opposite();
    return side != null
        && removed.isStored()
        && associations.find(removed.persister(), side) != null
        && planner.stepsFrom(removed.entry().getEntityName()).stream()
            .filter(step -> step.relationship().equals(side))
            .anyMatch(step -> isByStatement(step, removed));
  }

  // One that is queued without it does not come a second time.
  private static boolean isByStatement(DeletionStep step, SessionEntity removed) {
    return step.action() == Action.SET_NULL
        && step.strategy() == Strategy.AS_SET
        && (!removed.areReferrersQueued() || areOf(removed, step.relationship()));
  }

  private boolean fits(SessionEntity child, Association key) {
    var foreignKey = key.relationship().foreignKey();
    return child.isStored()
        && !key.isEmbedded()
        && !key.isInNaturalId()
        && foreignKey.nullable()
        && !foreignKey.unique()
        && unseen.computeIfAbsent(child.persister(), this::mayGoUnseen);
  }

  private boolean mayGoUnseen(EntityPersister type) {
    var session = entities.session();
    return !type.isVersioned()
        && !type.optimisticLockStyle().isAllOrDirty()
        && !type.hasPreUpdateGeneratedProperties()
        && !type.hasUpdateGeneratedProperties()
        && !type.hasWhereRestrictions()
        && !EnabledFilters.hideRows(session)
        && !RemovalObservers.areIn(session)
        && !new UpdateObservers(session.getFactory()).see(type);
  }

  /** Before a flush begins: the session knows again what the rows have. */
  public void restore() {
    for (var parent : entities.all()) {
      parent
          .released(Released.class)
          .filter(this::isCurrent)
          .filter(each -> each.key().loadedValue(each.child().entry()) == null)
          .forEach(each -> each.key().acceptAsLoaded(each.child().entry(), each.before()));
    }
  }

  /** Just before Hibernate looks what it must update. */
  public void accept() {
    for (var parent : entities.all()) {
      parent.released(Released.class).filter(this::isCleared).forEach(each -> accept(parent, each));
      if (!parent.isToBeDeleted()) {
        parent.forgetReleased();
      }
    }
  }

  private void accept(SessionEntity parent, Released released) {
    var child = released.child();
    if (parent.isToBeDeleted()) {
      released.key().accept(child.instance(), child.entry(), null, entities.session());
    } else {
      // No statement follows, now that the removal was taken back.
      released.key().set(child.instance(), null, entities.session());
    }
  }

  private boolean isCleared(Released released) {
    return isCurrent(released)
        && released.child().isLive()
        && released.key().value(released.child().instance()) == null;
  }

  // It may have been detached since, and loaded again.
  private boolean isCurrent(Released released) {
    var found = entities.find(released.child().instance());
    return found != null && found.entry() == released.child().entry();
  }
}
