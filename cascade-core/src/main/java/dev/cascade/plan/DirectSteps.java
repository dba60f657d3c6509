package dev.cascade.plan;

import dev.cascade.model.DomainModel;
import dev.cascade.model.Relationship;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.rule.Rules;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds who decides about the rows that hang directly on a deleted row: a rule, JPA or the
 * database.
 */
final class DirectSteps {

  private final Rules rules;
  private final DomainModel model;

  DirectSteps(Rules rules) {
    this.rules = rules;
    this.model = rules.model();
  }

  /**
   * The steps of one entity type: those of its attributes, then those that only the key tells of.
   */
  List<DeletionStep> of(String entity) {
    var parentPath = model.entity(entity).simpleName();
    var own = model.relationshipsOf(entity);
    var decided = own.stream().filter(side -> !byAttribute(side).isEmpty()).toList();
    var byKey =
        keysTo(entity, own)
            .filter(key -> decided.stream().noneMatch(side -> isAboutSameKey(side, key)))
            .flatMap(key -> Decisions.byDatabase(key).stream());
    return Stream.concat(decided.stream().flatMap(side -> byAttribute(side).stream()), byKey)
        .map(step -> step.below(parentPath))
        .toList();
  }

  private List<DeletionStep> byAttribute(Relationship side) {
    return rules.on(side).map(Decisions::byRule).orElseGet(() -> Decisions.byJpa(side));
  }

  /**
   * The children's sides that refer to {@code entity}; the entity's own where the child has none.
   */
  private Stream<Relationship> keysTo(String entity, List<Relationship> own) {
    var children =
        model.relationshipsTo(entity).stream()
            .filter(side -> side.keyHolder() == KeyHolder.THIS)
            .filter(side -> model.isA(entity, side.target()));
    var childless =
        own.stream()
            .filter(side -> side.keyHolder() == KeyHolder.TARGET)
            .filter(side -> model.oppositeOf(side).isEmpty());
    return Stream.concat(children, childless);
  }

  /** Also where two attributes are mapped to one column without naming each other. */
  private boolean isAboutSameKey(Relationship side, Relationship key) {
    return side.keyHolder() == KeyHolder.TARGET
        && (side.foreignKey().isSameColumnsAs(key.foreignKey())
            || model.oppositeOf(key).filter(side::equals).isPresent());
  }
}
