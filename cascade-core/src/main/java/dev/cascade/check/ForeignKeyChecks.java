package dev.cascade.check;

import static dev.cascade.CascadeOption.DELETE;

import dev.cascade.OnDelete;
import dev.cascade.PassiveDeletes;
import dev.cascade.model.Relationship;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.model.Relationship.Kind;
import dev.cascade.rule.Rule;
import dev.cascade.rule.Rules;
import dev.cascade.violation.Code;
import dev.cascade.violation.Violation;
import java.util.List;
import java.util.Optional;

/**
 * Whether NULL is written only where it may stand, and never in the way of the key's own clause.
 */
final class ForeignKeyChecks {

  private ForeignKeyChecks() {}

  /** Found whether or not a rule stands there: the key alone cannot hold. Once a key. */
  static List<Violation> setNullOnNotNull(Rules rules) {
    return rules.model().relationships().stream()
        .filter(side -> side.foreignKey().onDelete() == OnDelete.SET_NULL)
        .filter(side -> !side.foreignKey().nullable())
        .filter(side -> !isSaidByTheChild(side, rules))
        .map(side -> setNullOnNotNull(side, rules))
        .toList();
  }

  static Optional<Violation> nulledBeforeDatabaseActs(Rule rule) {
    var side = rule.relationship();
    if (!writesNull(rule) || !isSilenced(side)) {
      return Optional.empty();
    }
    return Optional.of(
        Wording.violation(
            Code.NULLED_BEFORE_DATABASE_ACTS,
            side,
            "%s, but %s without DELETE writes NULL when a %s is removed, before that clause can act."
                .formatted(side.foreignKey().clause(), Wording.options(rule), side.entityName()),
            "Write passiveDeletes = ALL to let the database act, or add DELETE."));
  }

  static Optional<Violation> releaseOfNotNull(Rule rule) {
    var side = rule.relationship();
    if (!writesNull(rule)
        || side.kind() != Kind.ONE_TO_MANY
        || side.foreignKey().nullable()
        || isSilenced(side)) {
      return Optional.empty();
    }
    return Optional.of(
        Wording.violation(
            Code.RELEASE_OF_NOT_NULL,
            side,
            "%s without DELETE writes NULL when a %s is removed, but %s is NOT NULL."
                .formatted(Wording.options(rule), side.entityName(), side.foreignKey().path()),
            "Add DELETE, make the column nullable, or write passiveDeletes = ALL."));
  }

  private static Violation setNullOnNotNull(Relationship side, Rules rules) {
    return Wording.violation(
        Code.SET_NULL_ON_NOT_NULL,
        side,
        side.foreignKey().clause() + ", but NOT NULL.",
        "Make the column nullable, or write "
            + Wording.annotation(OnDelete.CASCADE, side, rules)
            + ".");
  }

  private static boolean isSaidByTheChild(Relationship side, Rules rules) {
    return side.keyHolder() == KeyHolder.TARGET && rules.model().oppositeOf(side).isPresent();
  }

  private static boolean writesNull(Rule rule) {
    return rule.relationship().keyHolder() == KeyHolder.TARGET
        && !rule.has(DELETE)
        && rule.passiveDeletes() == PassiveDeletes.OFF;
  }

  private static boolean isSilenced(Relationship side) {
    var action = side.foreignKey().onDelete();
    return action == OnDelete.CASCADE || action == OnDelete.RESTRICT;
  }
}
