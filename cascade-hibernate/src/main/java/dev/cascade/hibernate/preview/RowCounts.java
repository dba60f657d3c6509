package dev.cascade.hibernate.preview;

import dev.cascade.hibernate.preview.DeletedRows.Found;
import dev.cascade.hibernate.preview.WaitingSteps.Waiting;
import dev.cascade.plan.DeletionStep;
import dev.cascade.plan.Refusal;
import dev.cascade.preview.PreviewNode;
import dev.cascade.preview.RowCount;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of each step and of each type, counted after a walk. */
final class RowCounts {

  private final Plan plan;
  private final RowWalk walk;
  private final Rows rows;
  private final long limit;
  private final JoinRows joinRows;
  private final RefusingRows refusing;
  private final Map<Integer, RowCount> byPlace = new HashMap<>();
  private final Map<String, RowCount> byType = new LinkedHashMap<>();
  private long total;

  private RowCounts(Plan plan, RowWalk walk, Rows rows, long limit) {
    this.plan = plan;
    this.walk = walk;
    this.rows = rows;
    this.limit = limit;
    this.joinRows = new JoinRows(rows, plan);
    this.refusing = new RefusingRows(rows, walk.deleted());
  }

  /** After a walk that has ended; asks the database for what the walk left out. */
  static RowCounts of(Plan plan, RowWalk walk, Rows rows, long limit) {
    var counts = new RowCounts(plan, walk, rows, limit);
    walk.deleted().all().forEach(counts::addDeleted);
    walk.waiting().stream()
        .sorted(Comparator.comparingInt(each -> counts.turn(each.step())))
        .forEach(counts::addWaiting);
    return counts;
  }

  RowCount of(DeletionStep step) {
    var known = byPlace.getOrDefault(plan.placeOf(step), RowCount.NONE);
    return walk.isCut() ? cut(known) : known;
  }

  Map<String, RowCount> deletedByType() {
    if (walk.isCut()) {
      byType.replaceAll((type, count) -> cut(count));
    }
    return byType;
  }

  List<Refusal> refusals() {
    return refusing.found();
  }

  private void addDeleted(Found found) {
    addDeleted(found.row().type(), RowCount.exactly(1));
    if (found.place() != DeletedRows.ROOT) {
      add(found.place(), RowCount.exactly(1));
    }
    total++;
  }

  // What is deleted counts towards the limit first; what refuses is looked for last.
  private int turn(DeletionStep step) {
    var isLast = RefusingRows.refuses(step) ? 2 : step.deletesFarRows() ? 0 : 1;
    return isLast * 1_000_000 + plan.placeOf(step);
  }

  private void addWaiting(Waiting waiting) {
    var step = waiting.step();
    if (walk.isCut() || total > limit) {
      add(plan.placeOf(step), cut(RowCount.NONE));
      return;
    }
    var number = step.deletesFarRows() ? countLeaf(waiting) : count(waiting);
    add(plan.placeOf(step), RowCount.exactly(number));
    total += PreviewNode.writes(step) ? number : 0;
  }

  private long countLeaf(Waiting leaf) {
    var number = 0L;
    for (var each : rows.count(rows.farEnd(leaf.step()), leaf.nearIds()).toList()) {
      if (each.rows() > 0) {
        addDeleted(each.type(), RowCount.exactly(each.rows()));
      }
      number += each.rows();
    }
    return number;
  }

  private long count(Waiting waiting) {
    if (Plan.isBetween(waiting.step())) {
      return joinRows.count(waiting.step(), waiting.nearIds());
    }
    return RefusingRows.refuses(waiting.step()) ? refusing.count(waiting) : countChanged(waiting);
  }

  /** Rows that are changed and stay. */
  private long countChanged(Waiting waiting) {
    var end = rows.farEnd(waiting.step());
    return walk.deleted().concerns(rows.familyOf(end.entity()))
        ? rows.far(end, waiting.nearIds()).filter(row -> !walk.deleted().contains(row)).count()
        : rows.number(end, waiting.nearIds());
  }

  private void add(int place, RowCount count) {
    byPlace.merge(place, count, RowCount::plus);
  }

  private void addDeleted(String type, RowCount count) {
    byType.merge(type, count, RowCount::plus);
  }

  private static RowCount cut(RowCount count) {
    return new RowCount(count.number(), true);
  }
}
