package dev.cascade.hibernate.preview;

import dev.cascade.plan.DeletionPlanner;
import dev.cascade.plan.Refusal;
import dev.cascade.preview.DeletionPreview;
import dev.cascade.preview.PreviewRoot;
import dev.cascade.preview.RowCount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.event.spi.EventSource;

/** Counts what a delete would do. Sends SELECTs only. */
final class DeletionCount {

  private final EventSource session;
  private final DeletionPlanner planner;
  private final long limit;

  /**
   * By those plans.
   *
   * @param limit the number of rows after which counting stops
   */
  DeletionCount(EventSource session, DeletionPlanner planner, long limit) {
    this.session = session;
    this.planner = planner;
    this.limit = limit;
  }

  Counted of(RootRows roots) {
    var rows = new Rows(session, planner.model());
    var found = roots.find(rows);
    var numbers = numbers(found);
    var plan = new Plan(planner, numbers.keySet(), rows::familyOf);
    var walk = new RowWalk(planner, plan, rows, limit);
    walk.from(found);
    var crossing = walk.crossing().find();
    var counts = RowCounts.of(plan, walk, rows, limit);
    return new Counted(preview(numbers, plan, counts, crossing), walk, rows, crossing);
  }

  private DeletionPreview preview(
      Map<String, Long> numbers, Plan plan, RowCounts counts, List<Refusal> crossing) {
    var roots =
        numbers.entrySet().stream()
            .map(
                each ->
                    PreviewRoot.of(
                        planner.model().entity(each.getKey()),
                        RowCount.exactly(each.getValue()),
                        plan.trees().getOrDefault(each.getKey(), List.of()),
                        node -> counts.of(node.step())))
            .toList();
    var refusals = Stream.concat(crossing.stream(), counts.refusals().stream()).toList();
    return new DeletionPreview(roots, counts.deletedByType(), refusals);
  }

  /**
   * A preview, and the rows that it is about.
   *
   * @param crossing those of its refusals that are about rows of other tenants
   */
  record Counted(DeletionPreview preview, RowWalk walk, Rows rows, List<Refusal> crossing) {}

  private static Map<String, Long> numbers(List<Row> roots) {
    var result = new LinkedHashMap<String, Long>();
    roots.forEach(each -> result.merge(each.type(), 1L, Long::sum));
    return result;
  }
}
