package dev.cascade.plan;

import dev.cascade.model.DomainModel;
import dev.cascade.model.Relationship.KeyHolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Sorts the steps of a plan so that rows are treated before the rows that they refer to. */
final class StepOrder {

  private final DomainModel model;

  private StepOrder(DomainModel model) {
    this.model = model;
  }

  /** Every step below {@code top}, children first. */
  static List<DeletionStep> of(PlanNode top, DomainModel model) {
    var nodes = childrenFirst(top);
    return new StepOrder(model).sorted(nodes).map(PlanNode::step).filter(Objects::nonNull).toList();
  }

  /**
   * By all keys of the model; in a cycle of types by the keys that the plan follows, for the others
   * may well be NULL.
   */
  private Stream<PlanNode> sorted(List<PlanNode> nodes) {
    var followed =
        nodes.stream()
            .map(PlanNode::step)
            .filter(Objects::nonNull)
            .map(DeletionStep::relationship)
            .toList();
    var byAllKeys = new RowReferences(model, model.relationships());
    var byFollowedKeys = new RowReferences(model, followed);
    return PartialOrder.rings(nodes, byAllKeys::refers).stream()
        .flatMap(ring -> PartialOrder.rings(ring, byFollowedKeys::refers).stream())
        .flatMap(List::stream);
  }

  /** What nothing else orders: deeper steps first, the root's own references last. */
  private static List<PlanNode> childrenFirst(PlanNode top) {
    var late = new ArrayList<PlanNode>();
    addReferencesOf(top, late);
    var nodes = new ArrayList<PlanNode>();
    top.visitUpwards(nodes::add);
    nodes.removeAll(late);
    nodes.addAll(late);
    return nodes;
  }

  private static void addReferencesOf(PlanNode node, List<PlanNode> late) {
    for (var each : node.below()) {
      if (isReference(each)) {
        late.add(each);
        addReferencesOf(each, late);
      }
    }
  }

  private static boolean isReference(PlanNode node) {
    var step = node.step();
    return step != null
        && step.relationship().keyHolder() == KeyHolder.THIS
        && !step.isSeenFromTarget();
  }
}
