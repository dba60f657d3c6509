package dev.cascade.hibernate.preview;

import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.plan.DeletionPlanner;
import dev.cascade.plan.DeletionStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Follows a delete from row to row, level by level. First what we delete, then what only the
 * database does: nothing of ours acts below that.
 */
final class RowWalk {

  private final DeletionPlanner planner;
  private final Plan plan;
  private final Rows rows;
  private final long limit;
  private final DeletedRows deleted = new DeletedRows();
  private final WaitingSteps waiting = new WaitingSteps();
  private final WaitingSteps databaseCascades = new WaitingSteps();
  private final CrossingRows crossing;
  private List<Row> roots = List.of();
  private boolean isCut;

  /**
   * Without sending anything yet.
   *
   * @param limit the number of rows after which it stops
   */
  RowWalk(DeletionPlanner planner, Plan plan, Rows rows, long limit) {
    this.planner = planner;
    this.plan = plan;
    this.rows = rows;
    this.limit = limit;
    this.crossing = rows.crossing();
  }

  void from(List<Row> start) {
    roots = start;
    roots.forEach(each -> deleted.add(each, DeletedRows.ROOT, false));
    follow(roots, false);
    var below = new ArrayList<Row>();
    databaseCascades.all().forEach(each -> below.addAll(take(each.step(), each.nearIds(), true)));
    follow(below, true);
  }

  /** The rows with which it began. */
  List<Row> roots() {
    return roots;
  }

  /** The rows that go, but for those of leaves. */
  DeletedRows deleted() {
    return deleted;
  }

  /** Leaves, and steps that delete nothing. */
  List<WaitingSteps.Waiting> waiting() {
    return waiting.all();
  }

  /** Rows of other tenants that hang on the rows that go; to be looked for after the walk. */
  CrossingRows crossing() {
    return crossing;
  }

  /** Whether the limit was reached. */
  boolean isCut() {
    return isCut;
  }

  private void follow(List<Row> start, boolean isByDatabase) {
    var level = start;
    while (!level.isEmpty() && !isCut) {
      var next = new ArrayList<Row>();
      idsByType(level).forEach((type, ids) -> next.addAll(below(type, ids, isByDatabase)));
      level = next;
    }
  }

  private List<Row> below(String type, List<Object> ids, boolean isByDatabase) {
    var steps = isByDatabase ? planner.databaseStepsFrom(type) : planner.stepsFrom(type);
    var next = new ArrayList<Row>();
    for (var step : steps) {
      crossing.add(step, ids);
      if (!step.deletesFarRows() || plan.isLeaf(step)) {
        waiting.add(step, isByDatabase, ids);
      } else if (step.removesFarRows() || isByDatabase) {
        next.addAll(take(step, ids, isByDatabase));
      } else {
        databaseCascades.add(step, true, ids);
      }
    }
    return next;
  }

  private List<Row> take(DeletionStep step, List<Object> nearIds, boolean isByDatabase) {
    if (isCut) {
      return List.of();
    }
    var place = plan.placeOf(step);
    var found =
        far(step, nearIds)
            .takeWhile(row -> deleted.size() <= limit)
            .filter(row -> deleted.add(row, place, isByDatabase))
            .toList();
    isCut = deleted.size() > limit;
    return found;
  }

  // One statement finds a row more than once only over a join table or a shared target.
  private Stream<Row> far(DeletionStep step, List<Object> nearIds) {
    var isFoundOnce =
        step.isSeenFromTarget() || step.relationship().keyHolder() == KeyHolder.TARGET;
    var end = rows.farEnd(step);
    return isFoundOnce && limit < Integer.MAX_VALUE
        ? rows.firstFar(end, nearIds, (int) limit + 1)
        : rows.far(end, nearIds);
  }

  private static Map<String, List<Object>> idsByType(List<Row> level) {
    var result = new LinkedHashMap<String, List<Object>>();
    level.forEach(
        each -> result.computeIfAbsent(each.type(), type -> new ArrayList<>()).add(each.id()));
    return result;
  }
}
