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
  private final DatabaseCascades database;
  private final InstanceNeeds needs;
  private final MarkingSteps marking;

  DirectSteps(Rules rules, InstanceNeeds needs) {
    this.rules = rules;
    this.model = rules.model();
    this.database = new DatabaseCascades(model);
    this.needs = needs;
    this.marking = new MarkingSteps(rules);
  }

  /**
   * The steps of one entity type: those of its attributes, then those that only the key tells of.
   */
  List<DeletionStep> of(String entity) {
    var parentPath = model.entity(entity).simpleName();
    var isMarked = model.entity(entity).isSoftDeletable();
    var own = model.relationshipsOf(entity);
    var decided = own.stream().filter(side -> !byAttribute(side, isMarked).isEmpty()).toList();
    var byKey =
        database
            .keysTo(entity)
            .filter(key -> decided.stream().noneMatch(side -> isAboutSameKey(side, key)))
            .flatMap(key -> Decisions.byDatabase(key).stream());
    var byAttributes = decided.stream().flatMap(side -> byAttribute(side, isMarked).stream());
    var steps = Stream.concat(byAttributes, byKey);
    return (isMarked ? steps.flatMap(marking::of) : steps)
        .map(this::withoutHiddenDeletes)
        .map(step -> step.below(parentPath))
        .toList();
  }

  private List<DeletionStep> byAttribute(Relationship side, boolean isMarked) {
    var rule = rules.on(side);
    var steps = rule.map(Decisions::byRule).orElseGet(() -> Decisions.byJpa(side));
    return steps.isEmpty() && isMarked && rule.filter(MarkingSteps::hasOption).isPresent()
        ? List.of(MarkingSteps.mark(side))
        : steps;
  }

  // The database calls no callbacks: what needs them is loaded and deleted by us after all.
  private DeletionStep withoutHiddenDeletes(DeletionStep step) {
    return step.isDatabaseCascade()
        ? database.deletedWith(step.farEntity()).stream()
            .flatMap(each -> needs.ofEntity(each).stream())
            .findFirst()
            .map(step::insteadOfDatabase)
            .orElse(step)
        : step;
  }

  /** Also where two attributes are mapped to one column without naming each other. */
  private boolean isAboutSameKey(Relationship side, Relationship key) {
    return side.keyHolder() == KeyHolder.TARGET
        && (side.foreignKey().isSameColumnsAs(key.foreignKey())
            || model.oppositeOf(key).filter(side::equals).isPresent());
  }
}
