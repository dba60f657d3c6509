package dev.cascade.plan;

import dev.cascade.model.DomainModel;
import dev.cascade.model.EntityType;
import dev.cascade.model.Relationship;
import dev.cascade.model.Relationship.KeyHolder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Follows keys from removed objects down to every row that goes, changes or refuses. */
final class RowPaths {

  private final DomainModel model;
  private final Function<String, List<DeletionStep>> stepsFrom;
  private final Function<String, List<DeletionStep>> databaseStepsFrom;
  private final List<RowPath> found = new ArrayList<>();

  RowPaths(
      DomainModel model,
      Function<String, List<DeletionStep>> stepsFrom,
      Function<String, List<DeletionStep>> databaseStepsFrom) {
    this.model = model;
    this.stepsFrom = stepsFrom;
    this.databaseStepsFrom = databaseStepsFrom;
  }

  /** The paths that begin with {@code start}, children first; each path to a row is one. */
  List<RowPath> from(DeletionStep start) {
    follow(List.of(), start, false);
    return sorted();
  }

  private void follow(List<KeyHop> before, DeletionStep step, boolean isByDatabase) {
    var hop = hop(step);
    if (hop.isEmpty() || before.stream().anyMatch(each -> isSameKey(each, hop.get()))) {
      return;
    }
    var below = stepsBelow(step);
    var hops = new ArrayList<>(before);
    hops.add(hop.get().withTreeKeys(treeKeys(step, below)));
    below.stream()
        .filter(each -> !isTree(step, each))
        .forEach(each -> follow(hops, each, isByDatabase || step.isDatabaseCascade()));
    found.add(new RowPath(hops, step, isByDatabase));
  }

  private List<DeletionStep> stepsBelow(DeletionStep step) {
    if (!step.deletesFarRows()) {
      return List.of();
    }
    var steps = step.isDatabaseCascade() ? databaseStepsFrom : stepsFrom;
    var byKey = new LinkedHashMap<Object, DeletionStep>();
    model.withSubtypes(step.farEntity()).stream()
        .map(EntityType::name)
        .flatMap(type -> steps.apply(type).stream())
        .forEach(each -> byKey.putIfAbsent(List.of(each.relationship(), each.action()), each));
    return byKey.values().stream().map(each -> each.below(step.path())).toList();
  }

  private boolean isTree(DeletionStep step, DeletionStep below) {
    return below.deletesFarRows()
        && hop(below).isPresent()
        && model.areRelated(below.farEntity(), step.farEntity());
  }

  private List<String> treeKeys(DeletionStep step, List<DeletionStep> below) {
    return below.stream()
        .filter(each -> isTree(step, each))
        .flatMap(each -> hop(each).stream())
        .map(KeyHop::key)
        .distinct()
        .toList();
  }

  private static boolean isSameKey(KeyHop hop, KeyHop other) {
    return hop.child().equals(other.child()) && hop.key().equals(other.key());
  }

  /** Empty if no attribute of the far rows holds the key. */
  private Optional<KeyHop> hop(DeletionStep step) {
    var side = step.relationship();
    if (step.isSeenFromTarget()) {
      return Optional.of(new KeyHop(side.entity(), side.attribute(), side.target()));
    }
    return side.keyHolder() != KeyHolder.TARGET
        ? Optional.empty()
        : model
            .oppositeOf(side)
            .map(Relationship::attribute)
            .map(key -> new KeyHop(side.target(), key, side.entity()));
  }

  private List<RowPath> sorted() {
    var byNode = new LinkedHashMap<PlanNode, RowPath>();
    found.forEach(each -> byNode.put(new PlanNode(each.child(), each.step()), each));
    var references = new RowReferences(model, model.relationships());
    return PartialOrder.rings(List.copyOf(byNode.keySet()), references::refers).stream()
        .flatMap(List::stream)
        .map(byNode::get)
        .toList();
  }
}
