package dev.cascade.plan;

import dev.cascade.OnDelete;
import dev.cascade.model.DomainModel;
import dev.cascade.model.EntityType;
import dev.cascade.model.Relationship;
import dev.cascade.model.Relationship.KeyHolder;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Chooses how a step is carried out: as a set, unless something needs the instances, there or
 * anywhere below. Safe for many threads.
 */
final class Strategies {

  private static final String NOTHING_NEEDS_THEM = "nothing needs the instances";

  private final DomainModel model;
  private final Function<String, List<DeletionStep>> stepsFrom;
  private final InstanceNeeds needs;
  private final TypeRings rings;
  private final Map<Relationship, Optional<String>> obstacles = new ConcurrentHashMap<>();

  Strategies(
      DomainModel model, Function<String, List<DeletionStep>> stepsFrom, InstanceNeeds needs) {
    this.model = model;
    this.stepsFrom = stepsFrom;
    this.needs = needs;
    this.rings = new TypeRings(model);
  }

  DeletionStep choose(DeletionStep step) {
    return switch (step.action()) {
      case DELETE, MARK -> chooseBy(step, obstacleToDelete(step));
      case SET_NULL -> chooseBy(step, obstacleToKey(step.relationship()));
      case UNLINK -> step.by(Strategy.AS_SET, NOTHING_NEEDS_THEM);
      case LEAVE_TO_DATABASE ->
          step.by(Strategy.BY_DATABASE, step.relationship().foreignKey().clause());
      case REFUSE -> step.by(Strategy.BY_QUERY, step.relationship().foreignKey().clause());
    };
  }

  private static DeletionStep chooseBy(DeletionStep step, Optional<String> obstacle) {
    return obstacle
        .map(why -> step.by(Strategy.ONE_BY_ONE, why))
        .orElseGet(() -> step.by(Strategy.AS_SET, NOTHING_NEEDS_THEM));
  }

  private Optional<String> obstacleToDelete(DeletionStep step) {
    if (step.isSeenFromTarget()) {
      return Optional.of(step.strategyReason());
    }
    var known = obstacles.get(step.relationship());
    return known != null ? known : remember(step.relationship(), findObstacle(step));
  }

  private Optional<String> remember(Relationship side, Optional<String> obstacle) {
    obstacles.put(side, obstacle);
    return obstacle;
  }

  private Optional<String> findObstacle(DeletionStep step) {
    var types = deletedWith(step);
    return Stream.<Stream<String>>of(
            obstacleBelow(step).stream(),
            types.stream().flatMap(type -> needs.ofEntity(type).stream()),
            types.stream().flatMap(this::obstaclesBelow),
            types.stream().flatMap(this::obstacleOfTrees),
            rings.among(types, step.relationship().entity()).stream())
        .flatMap(each -> each)
        .findFirst();
  }

  /** The types of the rows that go, as far as we delete them. */
  private Set<String> deletedWith(DeletionStep step) {
    var types = new LinkedHashSet<String>();
    var open = new ArrayDeque<>(List.of(step.farEntity()));
    while (!open.isEmpty()) {
      model.withSubtypes(open.remove()).stream()
          .map(EntityType::name)
          .filter(types::add)
          .flatMap(type -> stepsFrom.apply(type).stream())
          .filter(DeletionStep::removesFarRows)
          .forEach(each -> open.add(each.farEntity()));
    }
    return types;
  }

  private Stream<String> obstaclesBelow(String type) {
    var bySteps = stepsFrom.apply(type).stream().flatMap(step -> obstacleBelow(step).stream());
    var byOneSided =
        model.relationshipsOf(type).stream()
            .filter(side -> side.keyHolder() == KeyHolder.TARGET && side.owning())
            .map(Strategies::withoutKeyAttribute);
    return Stream.concat(bySteps, byOneSided);
  }

  private Optional<String> obstacleBelow(DeletionStep step) {
    var side = step.relationship();
    return switch (step.action()) {
      case DELETE, MARK -> isTree(step) ? obstacleToTree(step) : obstacleToKey(side);
      case SET_NULL -> obstacleToKey(side);
      case UNLINK ->
          side.owning()
              ? Optional.empty()
              : Optional.of("the rows of " + side.path() + " are written by the other side");
      case LEAVE_TO_DATABASE, REFUSE -> Optional.empty();
    };
  }

  // Their order could not be told from one key, nor which rows the database takes along.
  private Stream<String> obstacleOfTrees(String type) {
    if (stepsFrom.apply(type).stream().noneMatch(step -> step.deletesFarRows() && isTree(step))) {
      return Stream.empty();
    }
    var keys =
        model.relationshipsOf(type).stream()
            .filter(side -> side.keyHolder() != KeyHolder.JOIN_TABLE)
            .filter(side -> model.areRelated(side.entity(), side.target()))
            .map(side -> side.foreignKey().path())
            .distinct()
            .toList();
    return keys.size() < 2
        ? Stream.empty()
        : Stream.of("rows refer to rows of their own type by " + String.join(" and ", keys));
  }

  /** Whether rows hang below rows of their own type. */
  private boolean isTree(DeletionStep step) {
    return model.areRelated(step.relationship().entity(), step.relationship().target());
  }

  // One statement cannot delete a tree where the database checks each row at once.
  private Optional<String> obstacleToTree(DeletionStep step) {
    var key = step.relationship().foreignKey();
    return key.onDelete() == OnDelete.RESTRICT
        ? Optional.of(key.clause())
        : obstacleToKey(step.relationship());
  }

  private Optional<String> obstacleToKey(Relationship side) {
    if (side.keyHolder() == KeyHolder.THIS) {
      return Optional.of(side.path() + " is known from the deleted row only");
    }
    if (side.keyHolder() == KeyHolder.JOIN_TABLE) {
      return Optional.of("the rows between go before those of " + side.path());
    }
    return model.oppositeOf(side).isEmpty()
        ? Optional.of(withoutKeyAttribute(side))
        : needs.ofRelationship(side);
  }

  private static String withoutKeyAttribute(Relationship side) {
    return "no attribute of %s holds %s".formatted(side.targetName(), side.foreignKey().path());
  }
}
