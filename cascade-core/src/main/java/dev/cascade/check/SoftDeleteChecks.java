package dev.cascade.check;

import dev.cascade.CascadeOption;
import dev.cascade.OnDelete;
import dev.cascade.OnSoftDelete;
import dev.cascade.model.Relationship;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.rule.Rule;
import dev.cascade.rule.Rules;
import dev.cascade.violation.Code;
import dev.cascade.violation.Violation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether marked rows and rows that are deleted for good can live with each other. */
final class SoftDeleteChecks {

  private SoftDeleteChecks() {}

  /** A removal that marks its row, and deletes what belongs to it. */
  static List<Violation> rowsLostForGood(Rules rules) {
    return deleting(rules)
        .filter(side -> isMarked(side.entity(), rules) && !isMarked(side.target(), rules))
        .filter(side -> onSoftDelete(side, rules) == OnSoftDelete.BY_OPTIONS)
        .map(SoftDeleteChecks::rowsLostForGood)
        .toList();
  }

  private static Violation rowsLostForGood(Relationship side) {
    return Wording.violation(
        Code.ROWS_LOST_FOR_GOOD,
        side,
        "removing a %s only marks its row, but would delete %s rows for good: no restore brings them back."
            .formatted(side.entityName(), side.targetName()),
        "Make %s soft-deletable, or say it in a @CascadeRule here: onSoftDelete = KEEP, DELETE or REFUSE."
            .formatted(side.targetName()));
  }

  /** A removal that deletes its row, and only marks what refers to it. */
  static List<Violation> markedUnderDeleted(Rules rules) {
    return deleting(rules)
        .filter(side -> !isMarked(side.entity(), rules) && isMarked(side.target(), rules))
        .filter(side -> side.keyHolder() == KeyHolder.TARGET)
        .map(SoftDeleteChecks::markedUnderDeleted)
        .toList();
  }

  private static Violation markedUnderDeleted(Relationship side) {
    return Wording.violation(
        Code.MARKED_UNDER_DELETED,
        side,
        "removing a %s deletes its row, but only marks %s rows, which refer to it."
            .formatted(side.entityName(), side.targetName()),
        "Make %s soft-deletable too, or leave DELETE out here, so that their key becomes NULL."
            .formatted(side.entityName()));
  }

  /** A parent that is deleted for good, and whose marked children the database deletes with it. */
  static List<Violation> markedUnderDatabaseCascade(Rules rules) {
    return rules.model().relationships().stream()
        .filter(side -> isToldHere(side, rules))
        .filter(side -> side.foreignKey().onDelete() == OnDelete.CASCADE)
        .filter(side -> isMarked(child(side), rules) && !isMarked(parent(side), rules))
        .filter(side -> parentSide(side, rules).noneMatch(each -> deletes(each, rules)))
        .map(SoftDeleteChecks::markedUnderDatabaseCascade)
        .toList();
  }

  private static Violation markedUnderDatabaseCascade(Relationship side) {
    var isChild = side.keyHolder() == KeyHolder.THIS;
    var child = isChild ? side.entityName() : side.targetName();
    var parent = isChild ? side.targetName() : side.entityName();
    return Wording.violation(
        Code.MARKED_UNDER_DATABASE_CASCADE,
        side,
        "removing a %s deletes its row, and the database then deletes %s rows for good (%s): no restore brings them back."
            .formatted(parent, child, side.foreignKey().clause()),
        "Make %s soft-deletable too, or write RESTRICT, or SET_NULL, in place of CASCADE."
            .formatted(parent));
  }

  // Once: at the child, where the key is, if it has an attribute there.
  private static boolean isToldHere(Relationship side, Rules rules) {
    return side.keyHolder() == KeyHolder.THIS
        || (side.keyHolder() == KeyHolder.TARGET && rules.model().oppositeOf(side).isEmpty());
  }

  private static Stream<Relationship> parentSide(Relationship side, Rules rules) {
    return side.keyHolder() == KeyHolder.TARGET
        ? Stream.of(side)
        : rules.model().oppositeOf(side).stream();
  }

  private static String child(Relationship side) {
    return side.keyHolder() == KeyHolder.THIS ? side.entity() : side.target();
  }

  private static String parent(Relationship side) {
    return side.keyHolder() == KeyHolder.THIS ? side.target() : side.entity();
  }

  /** {@code SOFT_DELETE} or {@code onSoftDelete} where it cannot mean anything. */
  static List<Violation> softDeleteCannotHold(Rules rules) {
    return rules.all().stream()
        .flatMap(rule -> reason(rules, rule).map(why -> cannotHold(rule, why)).stream())
        .toList();
  }

  private static Violation cannotHold(Rule rule, String why) {
    return Wording.violation(
        Code.SOFT_DELETE_CANNOT_HOLD,
        rule.relationship(),
        why,
        "Leave it out, or write what can hold.");
  }

  private static Optional<String> reason(Rules rules, Rule rule) {
    var side = rule.relationship();
    var says = "onSoftDelete = " + rule.onSoftDelete();
    var near = isMarked(side.entity(), rules);
    var far = isMarked(side.target(), rules);
    if (rule.has(CascadeOption.SOFT_DELETE) && !(near && far)) {
      return Optional.of(
          "SOFT_DELETE stands here, but %s is not soft-deletable."
              .formatted(near ? side.targetName() : side.entityName()));
    }
    if (rule.onSoftDelete() != OnSoftDelete.BY_OPTIONS && !near) {
      return Optional.of(
          says + " stands here, but %s is not soft-deletable.".formatted(side.entityName()));
    }
    if (rule.onSoftDelete() == OnSoftDelete.DELETE && (far || !rule.has(CascadeOption.DELETE))) {
      return Optional.of(
          far
              ? says + " stands here, but %s is soft-deletable.".formatted(side.targetName())
              : says + " stands here, but the rule has no DELETE.");
    }
    if (rule.onSoftDelete() == OnSoftDelete.SET_NULL && !canRelease(side)) {
      return Optional.of(says + " stands here, but no key at the far end can become NULL.");
    }
    return Optional.empty();
  }

  private static boolean canRelease(Relationship side) {
    return side.keyHolder() == KeyHolder.TARGET && side.foreignKey().nullable();
  }

  private static Stream<Relationship> deleting(Rules rules) {
    return rules.model().relationships().stream().filter(side -> deletes(side, rules));
  }

  private static boolean deletes(Relationship side, Rules rules) {
    return rules
        .on(side)
        .map(rule -> rule.has(CascadeOption.DELETE))
        .orElseGet(
            () ->
                side.jpaCascade().contains(CascadeOption.DELETE)
                    || side.jpaCascade().contains(CascadeOption.DELETE_ORPHAN));
  }

  private static OnSoftDelete onSoftDelete(Relationship side, Rules rules) {
    return rules.on(side).map(Rule::onSoftDelete).orElse(OnSoftDelete.BY_OPTIONS);
  }

  private static boolean isMarked(String entity, Rules rules) {
    return rules.model().entity(entity).isSoftDeletable();
  }
}
