package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.internal.EntityRemovals;
import dev.cascade.hibernate.internal.RemovalObservers;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.plan.DeletionStep;
import dev.cascade.plan.Strategy;
import java.util.List;
import org.hibernate.Hibernate;
import org.hibernate.event.spi.DeleteContext;

/**
 * Children that one statement deletes, with all others of their level: nothing is loaded for it.
 *
 * <p>Those that are in the session by chance are removed there at once, without a statement of
 * their own.
 */
final class ChildrenLeftAsSet {

  private final SessionEntities entities;
  private final Associations associations;

  ChildrenLeftAsSet(SessionEntities entities, Associations associations) {
    this.entities = entities;
    this.associations = associations;
  }

  /** Whether the plan says so, and nothing in this session speaks against it. */
  boolean canLeave(Object parent, DeletionStep step, Association association) {
    var found = entities.find(parent);
    // A filter may hide rows from the collection that a statement would not spare.
    return isSet(step, association)
        && found != null
        && found.isStored()
        && !isLoaded(parent, association)
        && !RemovalObservers.areIn(entities.session())
        && !EnabledFilters.hideRows(entities.session());
  }

  /** Leaves them to the flush. */
  void leave(Object parent, DeletionStep step, Association association, DeleteContext running) {
    var found = entities.find(parent);
    if (found != null && !found.isLeftToDatabase()) {
      found.leaveAsSet(step);
    }
    for (var child : inSession(parent, association)) {
      delete(parent, child.instance(), step, association, running);
    }
  }

  /** Removes one child; without a statement if the one for its level reaches its row. */
  void delete(
      Object parent,
      Object child,
      DeletionStep step,
      Association association,
      DeleteContext running) {
    var owner = entities.find(parent);
    var found = entities.find(child);
    if (owner != null
        && found != null
        && (isSet(step, association) || isGoneWith(owner, step))
        && isReached(owner, found, association)) {
      EntityRemovals.of(entities).forget(found, running);
    } else {
      EntityRemovals.of(entities).deleteOver(step.relationship().path(), child, running);
    }
  }

  private static boolean isSet(DeletionStep step, Association association) {
    return step.removesFarRows()
        && step.strategy() == Strategy.AS_SET
        && association.relationship().keyHolder() == KeyHolder.TARGET;
  }

  private static boolean isGoneWith(SessionEntity owner, DeletionStep step) {
    return owner.isLeftToDatabase() && step.isDatabaseCascade();
  }

  private static boolean isLoaded(Object parent, Association association) {
    return association.isFetched(parent) && Hibernate.isInitialized(association.value(parent));
  }

  private List<SessionEntity> inSession(Object parent, Association association) {
    var type =
        entities
            .session()
            .getFactory()
            .getMappingMetamodel()
            .getEntityDescriptor(association.relationship().target());
    return entities.ofType(type).stream()
        .filter(SessionEntity::isLive)
        .filter(each -> refersTo(each, parent, association))
        .toList();
  }

  private boolean refersTo(SessionEntity child, Object parent, Association association) {
    var key = associations.opposite(association, child.persister());
    return key != null
        && key.isFetched(child.instance())
        && entities.resolve(key.value(child.instance())) == parent;
  }

  private boolean isReached(SessionEntity parent, SessionEntity child, Association association) {
    var key = associations.opposite(association, child.persister());
    return key != null && SetReach.covers(parent, child, key, entities);
  }
}
