package dev.cascade.hibernate.preview;

import dev.cascade.OnDelete;
import dev.cascade.hibernate.preview.Rows.Pair;
import dev.cascade.hibernate.preview.WaitingSteps.Waiting;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.plan.DeletionStep;
import dev.cascade.plan.DeletionStep.Action;
import dev.cascade.plan.Refusal;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows that refuse a delete, since they refer to rows that go and stay themselves.
 *
 * <p>What we delete goes before what it refers to, and never refuses. What only the database
 * deletes goes after it, and refuses where the key is RESTRICT: that is checked at once, NO ACTION
 * at the end.
 */
final class RefusingRows {

  private final Rows rows;
  private final DeletedRows deleted;
  private final List<Refusal> refusals = new ArrayList<>();

  RefusingRows(Rows rows, DeletedRows deleted) {
    this.rows = rows;
    this.deleted = deleted;
  }

  /** Whether rows refuse there, by us or, where they are left to it, by the database. */
  static boolean refuses(DeletionStep step) {
    var clause = step.relationship().foreignKey().onDelete();
    return step.action() == Action.REFUSE
        || (step.action() == Action.LEAVE_TO_DATABASE
            && step.relationship().keyHolder() != KeyHolder.JOIN_TABLE
            && (clause == OnDelete.RESTRICT || clause == OnDelete.NO_ACTION));
  }

  /** How many rows refuse over a step. */
  long count(Waiting waiting) {
    var end = rows.farEnd(waiting.step());
    return deleted.concerns(rows.familyOf(end.entity()))
        ? countStaying(waiting, end)
        : countAll(waiting, end);
  }

  /** One for each step that has refusing rows, of those counted. */
  List<Refusal> found() {
    return List.copyOf(refusals);
  }

  private long countAll(Waiting waiting, FarEnd end) {
    var number = rows.number(end, waiting.nearIds());
    if (number > 0) {
      refusals.add(
          refusal(
              waiting.step(),
              rows.firstNearIds(end, waiting.nearIds(), Refusal.TOLD_IDS),
              number,
              rows.firstFarIds(end, waiting.nearIds(), Refusal.TOLD_IDS)));
    }
    return number;
  }

  private long countStaying(Waiting waiting, FarEnd end) {
    var refusing =
        rows.pairs(end, waiting.nearIds()).filter(pair -> refuses(pair.far(), waiting)).toList();
    if (!refusing.isEmpty()) {
      var near = refusing.stream().map(Pair::near).map(Row::id).distinct();
      var far = refusing.stream().map(Pair::far).map(Row::id);
      refusals.add(
          refusal(
              waiting.step(),
              near.sorted(RefusingRows::ascending).limit(Refusal.TOLD_IDS).toList(),
              refusing.size(),
              far.sorted(RefusingRows::ascending).limit(Refusal.TOLD_IDS).toList()));
    }
    return refusing.size();
  }

  private boolean refuses(Row far, Waiting waiting) {
    var isStrict = waiting.step().relationship().foreignKey().onDelete() == OnDelete.RESTRICT;
    return isStrict ? !deleted.isDeletedByUs(far) : !deleted.contains(far);
  }

  private static Refusal refusal(
      DeletionStep step, List<Object> nearIds, long number, List<Object> farIds) {
    var side = step.relationship();
    return new Refusal(
        step.isSeenFromTarget() ? side.targetName() : side.entityName(),
        nearIds,
        side.path(),
        step.isSeenFromTarget() ? side.entityName() : side.targetName(),
        number,
        farIds,
        step.reason());
  }

  @SuppressWarnings("unchecked")
  private static int ascending(Object id, Object other) {
    return id instanceof Comparable<?> comparable
        ? ((Comparable<Object>) comparable).compareTo(other)
        : 0;
  }
}
