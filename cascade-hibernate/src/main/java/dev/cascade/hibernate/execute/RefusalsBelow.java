package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.execute.SetSteps.Start;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.refusal.DeleteRefusedException;
import dev.cascade.plan.DeletionPlanner;
import dev.cascade.plan.DeletionStep.Action;
import dev.cascade.plan.Refusal;
import dev.cascade.plan.RowPath;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Looks, before any row goes, whether rows refer to what the removal of others would delete over a
 * relationship that refuses; in a session that has nothing of it.
 */
public final class RefusalsBelow {

  private final DeletionPlanner planner;

  /** By those plans. */
  public RefusalsBelow(DeletionPlanner planner) {
    this.planner = planner;
  }

  /**
   * Of rows of exactly that type.
   *
   * @param isMarked whether they would only be marked as deleted
   * @throws DeleteRefusedException if any refuses; it tells all
   */
  public void check(
      EventSource session, EntityPersister type, Collection<Object> ids, boolean isMarked) {
    var starts = starts(type.getEntityName());
    if (starts.stream().flatMap(List::stream).noneMatch(RefusalsBelow::refuses)) {
      return;
    }
    var entities = SessionEntities.of(session);
    var groups =
        starts.stream()
            .map(paths -> new Start(SetGroup.ofUnloaded(entities, type, ids, isMarked), paths))
            .toList();
    var refusals =
        groups.stream()
            .flatMap(
                start ->
                    start.paths().stream()
                        .filter(RefusalsBelow::refuses)
                        .map(
                            path ->
                                new ReferringRows(entities, start.group(), path, groups).refusal())
                        .flatMap(Optional::stream))
            .toList();
    refuse(refusals);
  }

  private static void refuse(List<Refusal> refusals) {
    if (!refusals.isEmpty()) {
      throw new DeleteRefusedException(refusals);
    }
  }

  private List<List<RowPath>> starts(String entity) {
    return planner.stepsFrom(entity).stream().map(planner::pathsFrom).toList();
  }

  private static boolean refuses(RowPath path) {
    return path.step().action() == Action.REFUSE;
  }
}
