package dev.cascade.hibernate.preview;

import dev.cascade.model.EntityType;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.plan.DeletionPlanner;
import dev.cascade.plan.DeletionStep;
import dev.cascade.plan.StepNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The steps that a delete of rows of certain types sets off, and how their rows are counted. */
final class Plan {

  private final DeletionPlanner planner;
  private final Function<String, String> families;
  private final Map<String, List<StepNode>> trees;
  private final Map<StepKey, Integer> places = new LinkedHashMap<>();

  /**
   * Of rows of those exact types.
   *
   * @param families the topmost type of a type's hierarchy
   */
  Plan(DeletionPlanner planner, Collection<String> roots, Function<String, String> families) {
    this.planner = planner;
    this.families = families;
    this.trees = planner.treesFor(roots);
    roots.stream()
        .flatMap(root -> planner.planFor(root).steps().stream())
        .forEach(step -> places.putIfAbsent(StepKey.of(step), places.size()));
  }

  /** Below each root type. */
  Map<String, List<StepNode>> trees() {
    return trees;
  }

  /** The steps in the order of the plans; a row that several reach is counted for the first. */
  int placeOf(DeletionStep step) {
    return places.getOrDefault(StepKey.of(step), places.size());
  }

  /**
   * Whether the rows may be counted without knowing them: nothing hangs on them, and nothing else
   * reaches or asks for them.
   */
  boolean isLeaf(DeletionStep step) {
    var holder = step.relationship().keyHolder();
    return (step.isSeenFromTarget() || holder == KeyHolder.TARGET)
        && isReachedOnce(families.apply(step.farEntity()))
        && endsAt(step);
  }

  /** Whether one more step than that one writes the rows of its join table. */
  boolean sharesJoinTable(DeletionStep step) {
    var table = step.relationship().foreignKey().table();
    return steps()
            .filter(Plan::isBetween)
            .filter(each -> each.relationship().foreignKey().table().equals(table))
            .count()
        > 1;
  }

  /** Whether a step is about the rows of a join table. */
  static boolean isBetween(DeletionStep step) {
    return step.relationship().keyHolder() == KeyHolder.JOIN_TABLE && !step.removesFarRows();
  }

  private boolean endsAt(DeletionStep step) {
    return planner.model().withSubtypes(step.farEntity()).stream()
        .map(EntityType::name)
        .map(step.isDatabaseCascade() ? planner::databaseStepsFrom : planner::stepsFrom)
        .allMatch(List::isEmpty);
  }

  private boolean isReachedOnce(String family) {
    var asRoots = trees.keySet().stream().map(families).filter(family::equals).count();
    var bySteps =
        steps()
            .filter(each -> !isBetween(each))
            .map(each -> families.apply(each.farEntity()))
            .filter(family::equals)
            .count();
    return asRoots + bySteps == 1;
  }

  private Stream<DeletionStep> steps() {
    return trees.values().stream().flatMap(List::stream).flatMap(Plan::all);
  }

  private static Stream<DeletionStep> all(StepNode node) {
    return Stream.concat(Stream.of(node.step()), node.below().stream().flatMap(Plan::all));
  }
}
