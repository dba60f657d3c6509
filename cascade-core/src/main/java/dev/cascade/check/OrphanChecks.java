package dev.cascade.check;

import static dev.cascade.CascadeOption.DELETE;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;

import dev.cascade.model.Relationship;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.model.Relationship.Kind;
import dev.cascade.rule.Rule;
import dev.cascade.violation.Code;
import dev.cascade.violation.Violation;
import java.util.Optional;

/** Whether DELETE_ORPHAN stands where it can hold, and where it must stand. */
final class OrphanChecks {

  private OrphanChecks() {}

  static Optional<Violation> orphanWithoutDelete(Rule rule) {
    if (!rule.has(DELETE_ORPHAN) || rule.has(DELETE)) {
      return Optional.empty();
    }
    var side = rule.relationship();
    return Optional.of(
        Wording.violation(
            Code.ORPHAN_WITHOUT_DELETE,
            side,
            "%s deletes what %s lets go, but not what a removed %s leaves behind."
                .formatted(Wording.options(rule), side.path(), side.entityName()),
            "Add DELETE (ALL contains it), or leave DELETE_ORPHAN out."));
  }

  static Optional<Violation> orphanWithoutSingleParent(Rule rule) {
    var side = rule.relationship();
    if (!rule.has(DELETE_ORPHAN) || rule.singleParent() || !canHaveOtherParents(side)) {
      return Optional.empty();
    }
    return Optional.of(
        Wording.violation(
            Code.ORPHAN_WITHOUT_SINGLE_PARENT,
            side,
            "%s would delete the %s that one %s lets go, but others may refer to it."
                .formatted(Wording.options(rule), side.targetName(), side.entityName()),
            "Add singleParent = true if each %s has one %s only, or leave DELETE_ORPHAN out."
                .formatted(side.targetName(), side.entityName())));
  }

  static Optional<Violation> oneToOneWithoutOrphan(Rule rule) {
    var side = rule.relationship();
    if (side.kind() != Kind.ONE_TO_ONE
        || side.keyHolder() != KeyHolder.TARGET
        || rule.has(DELETE_ORPHAN)
        || side.foreignKey().nullable()) {
      return Optional.empty();
    }
    return Optional.of(
        Wording.violation(
            Code.ONE_TO_ONE_WITHOUT_ORPHAN,
            side,
            "%s would leave a %s without its %s, but %s is NOT NULL."
                .formatted(
                    Wording.options(rule),
                    side.targetName(),
                    side.entityName(),
                    side.foreignKey().path()),
            "Write \"all, delete-orphan\", or make the column nullable."));
  }

  private static boolean canHaveOtherParents(Relationship side) {
    return switch (side.kind()) {
      case MANY_TO_ONE, MANY_TO_MANY -> true;
      // As in SQLAlchemy, for which the side that holds the key is a many-to-one.
      case ONE_TO_ONE -> side.keyHolder() == KeyHolder.THIS;
      case ONE_TO_MANY -> false;
    };
  }
}
