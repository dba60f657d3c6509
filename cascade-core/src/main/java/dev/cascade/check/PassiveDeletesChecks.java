package dev.cascade.check;

import static dev.cascade.CascadeOption.DELETE;

import dev.cascade.OnDelete;
import dev.cascade.PassiveDeletes;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.rule.Rule;
import dev.cascade.rule.Rules;
import dev.cascade.violation.Code;
import dev.cascade.violation.Violation;
import java.util.List;
import java.util.Optional;

/** Whether what is left to the database is something that the database does. */
final class PassiveDeletesChecks {

  private PassiveDeletesChecks() {}

  static Optional<Violation> passiveAllWithDelete(Rule rule) {
    if (rule.passiveDeletes() != PassiveDeletes.ALL || !rule.has(DELETE)) {
      return Optional.empty();
    }
    var side = rule.relationship();
    return Optional.of(
        Wording.violation(
            Code.PASSIVE_ALL_WITH_DELETE,
            side,
            "passiveDeletes = ALL never touches a %s when its %s is removed, but %s removes it."
                .formatted(side.targetName(), side.entityName(), Wording.options(rule)),
            "Write passiveDeletes = ON, or leave DELETE out (ALL contains it)."));
  }

  static List<Violation> passiveWithoutOnDelete(Rules rules) {
    return rules.all().stream()
        .filter(rule -> rule.passiveDeletes() != PassiveDeletes.OFF)
        .filter(rule -> !isBacked(rule))
        .map(rule -> passiveWithoutOnDelete(rule, rules))
        .toList();
  }

  private static Violation passiveWithoutOnDelete(Rule rule, Rules rules) {
    var side = rule.relationship();
    return Wording.violation(
        Code.PASSIVE_WITHOUT_ON_DELETE,
        side,
        "passiveDeletes = %s leaves rows to the database when a %s is removed, but %s."
            .formatted(rule.passiveDeletes(), side.entityName(), side.foreignKey().clause()),
        "Write "
            + Wording.annotation(needed(rule), side, rules)
            + ", or leave passiveDeletes out.");
  }

  private static boolean isBacked(Rule rule) {
    var action = rule.relationship().foreignKey().onDelete();
    return switch (rule.relationship().keyHolder()) {
      case TARGET -> rule.has(DELETE) ? action == OnDelete.CASCADE : action != null;
      case JOIN_TABLE -> action == OnDelete.CASCADE;
      case THIS -> true;
    };
  }

  private static OnDelete needed(Rule rule) {
    var side = rule.relationship();
    var canBeReleased =
        side.keyHolder() == KeyHolder.TARGET && !rule.has(DELETE) && side.foreignKey().nullable();
    return canBeReleased ? OnDelete.SET_NULL : OnDelete.CASCADE;
  }
}
