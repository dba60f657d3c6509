package dev.cascade.plan;

import dev.cascade.model.DomainModel;
import dev.cascade.model.EntityType;
import dev.cascade.model.Relationship;
import dev.cascade.model.Relationship.KeyHolder;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What foreign keys do by themselves when a row goes, whatever rules say. */
final class DatabaseCascades {

  private final DomainModel model;

  DatabaseCascades(DomainModel model) {
    this.model = model;
  }

  /**
   * The children's sides that refer to {@code entity}; the entity's own where the child has none.
   */
  Stream<Relationship> keysTo(String entity) {
    var children =
        model.relationshipsTo(entity).stream()
            .filter(side -> side.keyHolder() == KeyHolder.THIS)
            .filter(side -> model.isA(entity, side.target()));
    var childless =
        model.relationshipsOf(entity).stream()
            .filter(side -> side.keyHolder() == KeyHolder.TARGET)
            .filter(side -> model.oppositeOf(side).isEmpty());
    return Stream.concat(children, childless);
  }

  /** The steps that the clauses of all keys to {@code entity} state. */
  List<DeletionStep> stepsFrom(String entity) {
    var path = model.entity(entity).simpleName();
    return keysTo(entity)
        .flatMap(key -> Decisions.byDatabase(key).stream())
        .map(step -> step.below(path))
        .toList();
  }

  /** Every type whose rows go when the database deletes a row of {@code entity} or a subtype. */
  Set<String> deletedWith(String entity) {
    var reached = new LinkedHashSet<String>();
    var open = new ArrayDeque<>(List.of(entity));
    while (!open.isEmpty()) {
      model.withSubtypes(open.remove()).stream()
          .map(EntityType::name)
          .filter(reached::add)
          .flatMap(type -> stepsFrom(type).stream())
          .filter(DeletionStep::isDatabaseCascade)
          .forEach(step -> open.add(step.farEntity()));
    }
    return reached;
  }

  /** Adds the types whose rows the database changes by one step, and by what follows from it. */
  void addChanged(DeletionStep step, Set<String> types) {
    if (step.action() != DeletionStep.Action.LEAVE_TO_DATABASE) {
      return;
    }
    types.add(step.farEntity());
    if (step.isDatabaseCascade()) {
      for (var deleted : deletedWith(step.farEntity())) {
        types.add(deleted);
        stepsFrom(deleted).stream()
            .filter(each -> each.action() == DeletionStep.Action.LEAVE_TO_DATABASE)
            .forEach(each -> types.add(each.farEntity()));
      }
    }
  }
}
