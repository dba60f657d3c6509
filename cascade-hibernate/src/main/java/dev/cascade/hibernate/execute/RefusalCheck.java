package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.execute.SetSteps.Start;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.hibernate.internal.UnloadedRemovals;
import dev.cascade.hibernate.refusal.DeleteRefusedException;
import dev.cascade.hibernate.softdelete.SoftDeletions;
import dev.cascade.plan.DeletionPlanner;
import dev.cascade.plan.DeletionStep;
import dev.cascade.plan.DeletionStep.Action;
import dev.cascade.plan.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks, before a flush writes anything, whether rows refer to what it deletes over a relationship
 * that refuses.
 *
 * <p>One query a relationship for all removals of the flush; none if the types that go have no such
 * relationship. Safe for many threads.
 */
public final class RefusalCheck {

  private final DeletionPlanner planner;
  private final SetSteps setSteps;

  /** By those plans. */
  public RefusalCheck(DeletionPlanner planner) {
    this.planner = planner;
    this.setSteps = new SetSteps(planner, SoftDeletions.none());
  }

  /**
   * Looks once at each removal.
   *
   * @throws DeleteRefusedException if any is refused; it tells all
   */
  public void check(SessionEntities entities) {
    if (!entities.anyDeleted()) {
      return;
    }
    var removed =
        entities.everyType().stream()
            .filter(each -> each.isToBeDeleted() && each.isStored() && !each.isLeftToDatabase())
            .filter(each -> !each.areReferrersChecked())
            .toList();
    var starts = starts(entities, removed);
    var refusals = starts.stream().flatMap(start -> refusals(entities, start, starts)).toList();
    if (!refusals.isEmpty()) {
      throw new DeleteRefusedException(refusals);
    }
    removed.forEach(SessionEntity::noteReferrersChecked);
  }

  private Stream<Refusal> refusals(SessionEntities entities, Start start, List<Start> all) {
    return start.paths().stream()
        .filter(path -> path.step().action() == Action.REFUSE)
        .map(path -> new ReferringRows(entities, start.group(), path, all).refusal())
        .flatMap(Optional::stream);
  }

  private List<Start> starts(SessionEntities entities, List<SessionEntity> removed) {
    var starts =
        new ArrayList<>(
            setSteps.groups(
                entities, removed, each -> relevant(each.entry().getEntityName(), each)));
    for (var removal : UnloadedRemovals.of(entities).all()) {
      for (var step : relevant(removal.entity(), null)) {
        var group = new SetGroup(entities);
        group.addUnloaded(removal.reference());
        starts.add(new Start(group, planner.pathsFrom(step)));
      }
    }
    return starts;
  }

  private List<DeletionStep> relevant(String entity, @Nullable SessionEntity removed) {
    return planner.stepsFrom(entity).stream()
        .filter(
            step ->
                step.action() == Action.REFUSE
                    || step.isDatabaseCascade()
                    || (removed != null && SetSteps.leftAsSet(removed).contains(step)))
        .toList();
  }
}
