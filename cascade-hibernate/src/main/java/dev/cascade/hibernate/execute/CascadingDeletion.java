package dev.cascade.hibernate.execute;

import dev.cascade.CascadeOption;
import dev.cascade.PassiveDeletes;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.plan.DeletionPlanner;
import dev.cascade.plan.DeletionStep.Action;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Hibernate;
import org.hibernate.event.spi.DeleteContext;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/** Takes along what a removed object owns, at the moment of its removal. Safe for many threads. */
public final class CascadingDeletion {

  private final Associations associations;
  private final DeletionPlanner planner;

  /** By the rules of {@code associations}, and by their plans. */
  public CascadingDeletion(Associations associations, DeletionPlanner planner) {
    this.associations = associations;
    this.planner = planner;
  }

  /** Whether our rules concern that type, so that the order of its deletes is ours. */
  public boolean concerns(EntityPersister persister) {
    return associations.concern(persister);
  }

  /** Whether an object must be loaded before its removal, for what hangs on it. */
  public boolean needsLoading(EntityPersister persister) {
    return planner.mustLoadToDelete(persister.getEntityName());
  }

  /** Removes the children: objects whose rows, or join rows, refer to the removed one. */
  public void deleteChildren(
      Object parent, EntityPersister persister, SessionEntities entities, DeleteContext running) {
    for (var association : deletedOver(persister)) {
      if (association.relationship().keyHolder() != KeyHolder.THIS) {
        ownedBy(parent, association, entities).forEach(child -> entities.delete(child, running));
      }
    }
  }

  /** Removes the targets: objects that the removed one refers to, and owns. */
  public void deleteTargets(
      Object owner, EntityPersister persister, SessionEntities entities, DeleteContext running) {
    for (var association : deletedOver(persister)) {
      if (association.relationship().keyHolder() == KeyHolder.THIS) {
        targets(owner, association, entities)
            .forEach(
                target -> {
                  Hibernate.initialize(target);
                  entities.delete(target, running);
                });
      }
    }
  }

  // By the plan; what the plan leaves to the database is deleted by us as far as it is loaded.
  private List<Association> deletedOver(EntityPersister persister) {
    return planner.stepsFrom(persister.getEntityName()).stream()
        .filter(step -> step.action() == Action.DELETE || step.action() == Action.LEAVE_TO_DATABASE)
        .map(step -> associations.find(persister, step.relationship()))
        .filter(each -> each != null && each.has(CascadeOption.DELETE))
        .toList();
  }

  private List<Object> ownedBy(Object parent, Association association, SessionEntities entities) {
    return targets(parent, association, entities).stream()
        .filter(child -> stillBelongsTo(parent, child, association, entities))
        .toList();
  }

  // What the database says is out of date for a child that was moved away and not yet flushed.
  private boolean stillBelongsTo(
      Object parent, Object child, Association association, SessionEntities entities) {
    var found = entities.find(child);
    if (found == null || association.relationship().keyHolder() != KeyHolder.TARGET) {
      return true;
    }
    var back = associations.opposite(association, found.persister());
    return back == null
        || !back.isFetched(found.instance())
        || entities.resolve(back.value(found.instance())) == parent;
  }

  private static List<Object> targets(
      Object owner, Association association, SessionEntities entities) {
    var value = value(owner, association, entities);
    var isLeftAlone = isPassive(association) && !Hibernate.isInitialized(value);
    var result = new ArrayList<Object>();
    if (!isLeftAlone) {
      Association.elements(value).stream().filter(each -> each != null).forEach(result::add);
    }
    return result;
  }

  private static @Nullable Object value(
      Object owner, Association association, SessionEntities entities) {
    if (association.isFetched(owner) || isPassive(association)) {
      return association.value(owner);
    }
    return association.fetch(owner, entities.session());
  }

  // No ON DELETE of the owner's key deletes what it refers to.
  private static boolean isPassive(Association association) {
    var rule = association.rule();
    return rule != null
        && association.relationship().keyHolder() != KeyHolder.THIS
        && rule.passiveDeletes() != PassiveDeletes.OFF;
  }
}
