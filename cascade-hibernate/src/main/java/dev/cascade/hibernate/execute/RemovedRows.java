package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.hibernate.internal.UnloadedRemovals;
import dev.cascade.hibernate.internal.UnloadedRemovals.UnloadedRemoval;
import dev.cascade.hibernate.operation.RunningOperation;
import dev.cascade.plan.DeletionStep.Action;
import java.util.List;
import org.hibernate.event.spi.EventSource;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a flush is about to remove one by one, for those who listen. Nothing is looked for
 * if nobody does.
 */
public record RemovedRows(
    @Nullable RunningOperation operation,
    List<SessionEntity> entities,
    List<UnloadedRemoval> unloaded) {

  private static final RemovedRows NONE = new RemovedRows(null, List.of(), List.of());

  /** Just before the statements of a flush. */
  public static RemovedRows in(EventSource session) {
    var operation = RunningOperation.of(session);
    if (operation == null || session.getActionQueue().numberOfDeletions() == 0) {
      return NONE;
    }
    operation.begin();
    var entities = SessionEntities.of(session);
    return new RemovedRows(
        operation,
        entities.everyType().stream()
            .filter(each -> each.isToBeDeleted() && each.isStored() && !each.isLeftToDatabase())
            .toList(),
        UnloadedRemovals.of(entities).all());
  }

  /** Once they are sent: what a statement for a set has taken is counted there. */
  public void tell() {
    if (operation != null) {
      entities.stream()
          .filter(each -> !each.isGoneWithSet())
          .forEach(each -> tell(each, operation));
      unloaded.forEach(each -> operation.noteRoot(each.entity(), 1));
    }
  }

  /** Notes one that is, or was, removed by itself. */
  static void tell(SessionEntity removed, RunningOperation operation) {
    var entity = removed.entry().getEntityName();
    if (removed.isByApplication()) {
      operation.noteRoot(entity, 1);
    } else {
      operation.note(
          removed.reachedOver(),
          entity,
          removed.deletion() == null ? Action.DELETE : Action.MARK,
          1);
    }
  }
}
