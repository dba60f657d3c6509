package dev.cascade.plan;

import dev.cascade.model.DomainModel;
import dev.cascade.model.EntityType;
import dev.cascade.model.Relationship;
import dev.cascade.plan.DeletionStep.Action;
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

  private final DomainModel model;
  private final Function<String, List<DeletionStep>> stepsFrom;
  private final Function<String, List<DeletionStep>> databaseStepsFrom;

  /**
   * Over those steps.
   *
   * @param databaseStepsFrom below rows that the database deletes, where nobody else acts
   */
  StepTree(
      DomainModel model,
      Function<String, List<DeletionStep>> stepsFrom,
      Function<String, List<DeletionStep>> databaseStepsFrom) {
    this.model = model;
    this.stepsFrom = stepsFrom;
    this.databaseStepsFrom = databaseStepsFrom;
  }

  /**
   * What a delete of {@code root} sets off, each relationship and action once, so that cycles end.
   */
  PlanNode grow(String root) {
    return grow(List.of(root)).get(0);
  }

  /** The same for several roots at once: each relationship and action once in all of them. */
  List<PlanNode> grow(List<String> roots) {
    var tops = roots.stream().map(root -> new PlanNode(root, null)).toList();
    var met = new HashSet<Met>();
    var open = new ArrayDeque<>(tops);
    while (!open.isEmpty()) {
      var node = open.remove();
      stepsBelow(node)
          .filter(step -> met.add(new Met(step.relationship(), step.action())))
          .forEach(step -> open.add(node.addBelow(step)));
    }
    return tops;
  }

  private Stream<DeletionStep> stepsBelow(PlanNode node) {
    var step = node.step();
    if (step == null) {
      return stepsFrom.apply(node.entity()).stream();
    }
    if (!step.deletesFarRows()) {
      return Stream.of();
    }
    var steps = step.isDatabaseCascade() ? databaseStepsFrom : stepsFrom;
    return model.withSubtypes(node.entity()).stream()
        .map(EntityType::name)
        .flatMap(each -> steps.apply(each).stream())
        .map(each -> each.below(step.path()));
  }

  private record Met(Relationship relationship, Action action) {}
}
