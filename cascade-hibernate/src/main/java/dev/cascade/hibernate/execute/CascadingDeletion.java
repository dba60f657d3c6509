package dev.cascade.hibernate.execute;

import dev.cascade.CascadeOption;
import dev.cascade.hibernate.internal.EntityRemovals;
import dev.cascade.hibernate.internal.QueryInFlush;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.hibernate.tenant.TenantView;
import dev.cascade.model.Relationship;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.plan.DeletionPlanner;
import dev.cascade.plan.DeletionStep;
import dev.cascade.plan.DeletionStep.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.Hibernate;
import org.hibernate.event.spi.DeleteContext;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;

/** Takes along what a removed object owns, at the moment of its removal. Safe for many threads. */
public final class CascadingDeletion {

  private final Associations associations;
  private final DeletionPlanner planner;

  /** By the rules of {@code associations}, and by their plans. */
  public CascadingDeletion(Associations associations, DeletionPlanner planner) {
    this.associations = associations;
    this.planner = planner;
  }

  /**
   * Whether an object must be loaded before its removal, for what hangs on it, or for the parent
   * that may not be without it.
   */
  public boolean needsLoading(EntityPersister persister) {
    return planner.mustLoadToDelete(persister.getEntityName())
        || (associations.hasRequired()
            && associations.of(persister).stream()
                .anyMatch(each -> Associations.requiresChild(each.oppositeRule())));
  }

  /**
   * Whether a reference that was never loaded may be that of another tenant's row: Hibernate
   * deletes it by its identifier alone, but finds it only if it is the session's.
   */
  public boolean mayBeForeign(EntityPersister persister, EventSource session) {
    return TenantView.of(session)
        .filter(view -> view.isAware(persister.getEntityName()))
        .isPresent();
  }

  /** Removes the children: objects whose rows, or join rows, refer to the removed one. */
  public void deleteChildren(
      Object parent, EntityPersister persister, SessionEntities entities, DeleteContext running) {
    for (var step : planner.stepsFrom(persister.getEntityName())) {
      var association = associations.find(persister, step.relationship());
      if (step.isSeenFromTarget()) {
        deleteReferring(parent, step, entities, running);
      } else if (association != null && isOurs(step, association)) {
        if (!isTarget(association)) {
          deleteChildren(parent, step, association, entities, running);
        }
      } else if (step.removesFarRows()) {
        // Hibernate itself cascades to those that it has loaded.
        new HiddenChildren(entities, associations)
            .of(parent, step.relationship())
            .forEach(child -> delete(child, step, entities, running));
      }
    }
  }

  private void deleteChildren(
      Object parent,
      DeletionStep step,
      Association association,
      SessionEntities entities,
      DeleteContext running) {
    var asSet = new ChildrenLeftAsSet(entities, associations);
    var putIn = new ChildrenPutIn(parent, association, entities);
    if (asSet.canLeave(parent, step, association)) {
      asSet.leave(parent, step, association, running);
      // Their rows are not among those that the statement finds.
      putIn.unread(associations).forEach(child -> delete(child, step, entities, running));
    } else {
      var children = ownedBy(parent, step, association, putIn, entities);
      new FetchedAhead(entities, associations, planner).fetch(children);
      children.forEach(child -> asSet.delete(parent, child, step, association, running));
    }
  }

  // Nobody holds them, but something must see them go.
  private void deleteReferring(
      Object parent, DeletionStep step, SessionEntities entities, DeleteContext running) {
    var found = entities.find(parent);
    if (step.removesFarRows() && found != null && found.isStored()) {
      var side = step.relationship();
      var hql = "from %s child where child.%s = :parent".formatted(side.entity(), side.attribute());
      QueryInFlush.of(entities.session(), hql)
          .setParameter("parent", parent)
          .getResultList()
          .stream()
          .filter(child -> stillRefersTo(parent, child, side, entities))
          .forEach(child -> delete(child, step, entities, running));
    }
  }

  /** Removes the targets: objects that the removed one refers to, and owns. */
  public void deleteTargets(
      Object owner, EntityPersister persister, SessionEntities entities, DeleteContext running) {
    for (var step : planner.stepsFrom(persister.getEntityName())) {
      var association = associations.find(persister, step.relationship());
      if (!step.isSeenFromTarget()
          && association != null
          && isOurs(step, association)
          && isTarget(association)) {
        targets(owner, step, association, entities)
            .forEach(
                target -> {
                  Hibernate.initialize(target);
                  delete(target, step, entities, running);
                });
      }
    }
  }

  private static void delete(
      Object child, DeletionStep step, SessionEntities entities, DeleteContext running) {
    EntityRemovals.of(entities).deleteOver(step.relationship().path(), child, running);
  }

  // By the plan; what the plan leaves to the database is deleted by us as far as it is loaded.
  private static boolean isOurs(DeletionStep step, Association association) {
    return association.rule() != null
        && (step.removesFarRows()
            || (step.action() == Action.LEAVE_TO_DATABASE
                && association.has(CascadeOption.DELETE)));
  }

  private static boolean isTarget(Association association) {
    return association.relationship().keyHolder() == KeyHolder.THIS;
  }

  private List<Object> ownedBy(
      Object parent,
      DeletionStep step,
      Association association,
      ChildrenPutIn putIn,
      SessionEntities entities) {
    return Stream.concat(
            targets(parent, step, association, entities).stream(),
            new HiddenChildren(entities, associations).of(parent, association.relationship()))
        .distinct()
        .filter(child -> belongsTo(parent, child, association, putIn, entities))
        .toList();
  }

  // What the database says is out of date for a child that was moved away and not yet flushed.
  private boolean belongsTo(
      Object parent,
      Object child,
      Association association,
      ChildrenPutIn putIn,
      SessionEntities entities) {
    var found = entities.find(child);
    if (found == null || association.relationship().keyHolder() != KeyHolder.TARGET) {
      return true;
    }
    var back = associations.opposite(association, found.persister());
    return back == null || refersTo(parent, found, back, entities) || putIn.contain(found, back);
  }

  private boolean stillRefersTo(
      Object parent, Object child, Relationship side, SessionEntities entities) {
    var found = entities.find(child);
    var key = found == null ? null : associations.find(found.persister(), side);
    return found == null || key == null || refersTo(parent, found, key, entities);
  }

  private static boolean refersTo(
      Object parent, SessionEntity child, Association key, SessionEntities entities) {
    return !key.isFetched(child.instance())
        || entities.resolve(key.value(child.instance())) == parent;
  }

  private static List<Object> targets(
      Object owner, DeletionStep step, Association association, SessionEntities entities) {
    var isPassive = step.action() == Action.LEAVE_TO_DATABASE;
    var value =
        association.isFetched(owner) || isPassive
            ? association.value(owner)
            : association.fetch(owner, entities.session());
    var result = new ArrayList<Object>();
    if (!isPassive || Hibernate.isInitialized(value)) {
      Association.elements(value).stream().filter(each -> each != null).forEach(result::add);
    }
    return result;
  }
}
