package dev.cascade.hibernate.restore;

import dev.cascade.model.DomainModel;
import dev.cascade.model.EntityType;
import dev.cascade.plan.DeletionPlanner;
import dev.cascade.plan.DeletionStep.Action;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Over which ways a removal marks more rows than its own. */
final class MarkedSteps {

  private final DeletionPlanner planner;
  private final DomainModel model;

  MarkedSteps(DeletionPlanner planner) {
    this.planner = planner;
    this.model = planner.model();
  }

  /** The ways from rows of a type and its subtypes to rows that go along. */
  List<Hop> below(String entity) {
    return model.withSubtypes(entity).stream()
        .map(EntityType::name)
        .flatMap(type -> hops(type, Set.of(Action.MARK)))
        .map(hop -> model.isA(entity, hop.near()) ? hop.from(entity) : hop)
        .distinct()
        .toList();
  }

  /** The ways to rows of exactly that type from those that take them along, or that they hold. */
  List<Hop> above(String type) {
    return model.entities().stream()
        .filter(EntityType::isSoftDeletable)
        .flatMap(each -> hops(each.name(), Set.of(Action.MARK, Action.REFUSE)))
        .filter(hop -> model.isA(type, hop.far()))
        .distinct()
        .toList();
  }

  private Stream<Hop> hops(String type, Set<Action> actions) {
    return planner.stepsFrom(type).stream()
        .filter(step -> actions.contains(step.action()))
        .filter(step -> model.entity(step.farEntity()).isSoftDeletable())
        .map(step -> Hop.of(step, model));
  }
}
