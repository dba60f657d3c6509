package dev.cascade.plan;

import java.util.List;

/**
 * A step and the steps that it sets off in turn.
 *
 * @param step what happens over one relationship
 * @param below what that sets off, in the order of {@link DeletionPlanner#stepsFrom}; empty at the
 *     last level, and where a relationship is met again
 */
public record StepNode(DeletionStep step, List<StepNode> below) {

  public StepNode {
    below = List.copyOf(below);
  }

  static List<StepNode> allBelow(PlanNode node) {
    return node.below().stream().map(StepNode::of).toList();
  }

  private static StepNode of(PlanNode node) {
    var step = node.step();
    if (step == null) {
      throw new IllegalArgumentException("The root " + node.entity() + " is no step");
    }
    return new StepNode(step, allBelow(node));
  }
}
