package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.internal.Deletion;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.hibernate.internal.UnloadedRemovals;
import dev.cascade.hibernate.refusal.CrossTenantReferenceException;
import dev.cascade.hibernate.tenant.TenantView;
import dev.cascade.model.Relationship;
import dev.cascade.plan.DeletionPlanner;
import dev.cascade.plan.DeletionStep;
import dev.cascade.plan.Refusal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks, before a flush writes anything, whether rows of other tenants hang on what it deletes,
 * whatever would become of them.
 *
 * <p>One query a relationship to a type with a tenant, for all removals of the flush; none in a
 * session that sees all tenants. Safe for many threads.
 */
public final class CrossTenantCheck {

  private final DeletionPlanner planner;

  /** By those plans. */
  public CrossTenantCheck(DeletionPlanner planner) {
    this.planner = planner;
  }

  /**
   * Looks once at each removal.
   *
   * @throws CrossTenantReferenceException if there are such rows; it tells all relationships
   */
  public void check(SessionEntities entities) {
    if (entities.anyDeleted()) {
      TenantView.of(entities.session()).ifPresent(view -> check(entities, view));
    }
  }

  private void check(SessionEntities entities, TenantView view) {
    var removed =
        entities.everyType().stream()
            .filter(each -> each.isToBeDeleted() && each.isStored() && !each.isLeftToDatabase())
            .filter(each -> !each.areTenantsChecked())
            .toList();
    var starts = starts(entities, removed);
    var rows = new CrossingRows(entities, planner, view);
    var refusals =
        starts.entrySet().stream()
            .flatMap(
                each ->
                    each.getKey().isFollowed()
                        ? rows.below(each.getValue().step(), each.getValue().group())
                        : rows.at(each.getValue().step(), each.getValue().group()))
            .toList();
    refuse(refusals);
    removed.forEach(SessionEntity::noteTenantsChecked);
  }

  private static void refuse(Collection<Refusal> refusals) {
    if (!refusals.isEmpty()) {
      throw new CrossTenantReferenceException(List.copyOf(refusals));
    }
  }

  private Map<Key, Start> starts(SessionEntities entities, List<SessionEntity> removed) {
    var starts = new LinkedHashMap<Key, Start>();
    for (var entity : removed) {
      for (var step : planner.stepsFrom(entity.entry().getEntityName())) {
        start(step, isFollowed(step, entity), entity.deletion(), entities, starts).add(entity);
      }
    }
    for (var removal : UnloadedRemovals.of(entities).all()) {
      for (var step : planner.stepsFrom(removal.entity())) {
        start(step, step.isDatabaseCascade(), null, entities, starts)
            .addUnloaded(removal.reference());
      }
    }
    return starts;
  }

  private static SetGroup start(
      DeletionStep step,
      boolean isFollowed,
      @Nullable Deletion deletion,
      SessionEntities entities,
      Map<Key, Start> starts) {
    return starts
        .computeIfAbsent(
            new Key(step.relationship(), isFollowed, deletion),
            key -> new Start(step, new SetGroup(entities)))
        .group();
  }

  // What is not left to a statement or to the database is removed as objects, each with its own
  // steps.
  private static boolean isFollowed(DeletionStep step, SessionEntity removed) {
    return step.isDatabaseCascade() || SetSteps.leftAsSet(removed).contains(step);
  }

  private record Key(Relationship relationship, boolean isFollowed, @Nullable Deletion deletion) {}

  private record Start(DeletionStep step, SetGroup group) {}
}
