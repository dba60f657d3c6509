package dev.cascade.hibernate.preview;

import dev.cascade.hibernate.preview.Rows.Pair;
import dev.cascade.plan.DeletionStep;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.engine.spi.EntityKey;

/** Rows of join tables that go with a row at either end, each counted once. */
final class JoinRows {

  private final Rows rows;
  private final Plan plan;
  private final Map<String, Set<Link>> known = new HashMap<>();

  JoinRows(Rows rows, Plan plan) {
    this.rows = rows;
    this.plan = plan;
  }

  /** Those that hang on near rows, without those that another step counted before. */
  long count(DeletionStep step, List<Object> nearIds) {
    var end = rows.farEnd(step);
    return plan.sharesJoinTable(step)
        ? countNew(step, rows.pairs(end, nearIds).map(pair -> link(step, pair)).toList())
        : rows.number(end, nearIds);
  }

  // A bag may hold the same link twice: both rows go.
  private long countNew(DeletionStep step, List<Link> links) {
    var before =
        known.computeIfAbsent(step.relationship().foreignKey().table(), table -> new HashSet<>());
    var number = links.stream().filter(link -> !before.contains(link)).count();
    before.addAll(links);
    return number;
  }

  private static Link link(DeletionStep step, Pair pair) {
    return step.relationship().owning()
        ? new Link(pair.near().key(), pair.far().key())
        : new Link(pair.far().key(), pair.near().key());
  }

  /** Which two rows a row of a join table connects. */
  private record Link(EntityKey owner, EntityKey target) {}
}
