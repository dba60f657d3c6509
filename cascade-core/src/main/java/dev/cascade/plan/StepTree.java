package dev.cascade.plan;

import static dev.cascade.CascadeOption.DELETE;

import dev.cascade.OnDelete;
import dev.cascade.model.EntityType;
import dev.cascade.model.Relationship;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.plan.DeletionStep.Action;
import dev.cascade.rule.Rules;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Follows a delete from its root, level by level, so that each relationship is met by a shortest
 * path.
 */
final class StepTree {

  private final Rules rules;
  private final Function<String, List<DeletionStep>> stepsFrom;

  StepTree(Rules rules, Function<String, List<DeletionStep>> stepsFrom) {
    this.rules = rules;
    this.stepsFrom = stepsFrom;
  }

  /**
   * What a delete of {@code root} sets off, each relationship and action once, so that cycles end.
   */
  PlanNode grow(String root) {
    var top = new PlanNode(root, null);
    var met = new HashSet<Met>();
    var open = new ArrayDeque<>(List.of(top));
    while (!open.isEmpty()) {
      var node = open.remove();
      stepsBelow(node)
          .filter(step -> met.add(new Met(step.relationship(), step.action())))
          .forEach(step -> open.add(node.addBelow(step)));
    }
    return top;
  }

  private Stream<DeletionStep> stepsBelow(PlanNode node) {
    var step = node.step();
    if (step == null) {
      return stepsFrom.apply(node.entity()).stream();
    }
    if (!deletesFarRows(step)) {
      return Stream.of();
    }
    return rules.model().withSubtypes(node.entity()).stream()
        .map(EntityType::name)
        .flatMap(each -> stepsFrom.apply(each).stream())
        .map(each -> each.below(step.path()));
  }

  private boolean deletesFarRows(DeletionStep step) {
    return switch (step.action()) {
      case DELETE -> true;
      case LEAVE_TO_DATABASE -> cascadesInDatabase(step) || deletesLoadedRows(step);
      case SET_NULL, UNLINK, REFUSE -> false;
    };
  }

  /** The rows between of a join table lead no further. */
  private static boolean cascadesInDatabase(DeletionStep step) {
    return step.relationship().keyHolder() != KeyHolder.JOIN_TABLE
        && step.relationship().foreignKey().onDelete() == OnDelete.CASCADE;
  }

  private boolean deletesLoadedRows(DeletionStep step) {
    return !step.isSeenFromTarget()
        && rules.on(step.relationship()).filter(rule -> rule.has(DELETE)).isPresent();
  }

  private record Met(Relationship relationship, Action action) {}
}
