package dev.cascade.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A step and the steps that it sets off in turn; at the top the root itself. Equal only to itself.
 */
final class PlanNode {

  private final String entity;
  private final @Nullable DeletionStep step;
  private final List<PlanNode> below = new ArrayList<>();

  PlanNode(String entity, @Nullable DeletionStep step) {
    this.entity = entity;
    this.step = step;
  }

  /** The type of the rows that the step is about. */
  String entity() {
    return entity;
  }

  /** Null at the top. */
  @Nullable DeletionStep step() {
    return step;
  }

  List<PlanNode> below() {
    return below;
  }

  PlanNode addBelow(DeletionStep next) {
    var node = new PlanNode(next.farEntity(), next);
    below.add(node);
    return node;
  }

  /** Everything below first, then this. */
  void visitUpwards(Consumer<PlanNode> visitor) {
    below.forEach(each -> each.visitUpwards(visitor));
    visitor.accept(this);
  }
}
