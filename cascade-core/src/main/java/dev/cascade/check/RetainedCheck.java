package dev.cascade.check;

import dev.cascade.model.DomainModel;
import dev.cascade.model.EntityType;
import dev.cascade.rule.Rules;
import dev.cascade.violation.Code;
import dev.cascade.violation.Violation;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a delete can travel to an entity whose rows must stay. */
final class RetainedCheck {

  private final DomainModel model;
  private final List<DeletingEdge> edges;

  private RetainedCheck(Rules rules) {
    model = rules.model();
    edges = DeletingEdge.of(rules);
  }

  /** One finding for each relationship that reaches a retained entity directly. */
  static List<Violation> retainedIsDeleted(Rules rules) {
    var retained = rules.model().entities().stream().filter(EntityType::retained).toList();
    if (retained.isEmpty()) {
      return List.of();
    }
    var check = new RetainedCheck(rules);
    return check.edges.stream().flatMap(edge -> check.violations(edge, retained).stream()).toList();
  }

  private List<Violation> violations(DeletingEdge last, List<EntityType> retained) {
    var kept =
        retained.stream()
            .filter(each -> model.areRelated(each.name(), last.to()))
            .map(EntityType::simpleName)
            .collect(Collectors.joining(", "));
    return kept.isEmpty()
        ? List.of()
        : List.of(
            Wording.violation(
                Code.RETAINED_IS_DELETED,
                last.side(),
                "a delete travels along %s to %s, which is @Retained."
                    .formatted(pathTo(last), kept),
                "Take %s, or @Retained off %s."
                    .formatted(String.join(", and ", last.causes()), kept)));
  }

  /**
   * The path from the entity that is farthest away, by the shortest way from there. The search goes
   * backwards and meets each edge once, so cycles end it.
   */
  private String pathTo(DeletingEdge last) {
    var longest = new Path(last, last.segment());
    var seen = new HashSet<>(Set.of(last));
    var open = new ArrayDeque<>(List.of(longest));
    while (!open.isEmpty()) {
      longest = open.remove();
      for (var edge : edges) {
        if (model.areRelated(edge.to(), longest.first.from()) && seen.add(edge)) {
          open.add(new Path(edge, edge.segment() + longest.segments));
        }
      }
    }
    return model.entity(longest.first.from()).simpleName() + longest.segments;
  }

  private record Path(DeletingEdge first, String segments) {}
}
