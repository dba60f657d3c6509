package dev.cascade.plan;

import static dev.cascade.CascadeOption.DELETE;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;

import dev.cascade.OnDelete;
import dev.cascade.PassiveDeletes;
import dev.cascade.model.Relationship;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.plan.DeletionStep.Action;
import dev.cascade.rule.Rule;
import java.util.List;

/** What happens over one relationship when a row at its near end is deleted, and why. */
final class Decisions {

  private Decisions() {}

  /** By the rule on the deleted row's attribute; empty if the target stays as it is. */
  static List<DeletionStep> byRule(Rule rule) {
    return switch (rule.relationship().keyHolder()) {
      case TARGET -> List.of(onChildren(rule));
      case JOIN_TABLE -> onJoinedRows(rule);
      case THIS -> rule.has(DELETE) ? List.of(delete(rule)) : List.of();
    };
  }

  /** By JPA's own cascade on the deleted row's attribute; empty if it does not cascade REMOVE. */
  static List<DeletionStep> byJpa(Relationship side) {
    if (side.jpaCascade().contains(DELETE)) {
      return List.of(step(side, Action.DELETE, "JPA cascade: " + side.path() + " has REMOVE"));
    }
    if (side.jpaCascade().contains(DELETE_ORPHAN)) {
      return List.of(
          step(side, Action.DELETE, "JPA cascade: " + side.path() + " has orphanRemoval"));
    }
    return List.of();
  }

  /** By the foreign key's stated clause; empty if it states none. */
  static List<DeletionStep> byDatabase(Relationship side) {
    var action = side.foreignKey().onDelete();
    if (action == null) {
      return List.of();
    }
    var refuses = action == OnDelete.RESTRICT || action == OnDelete.NO_ACTION;
    var step =
        step(side, refuses ? Action.REFUSE : Action.LEAVE_TO_DATABASE, side.foreignKey().clause());
    return List.of(side.keyHolder() == KeyHolder.THIS ? step.seenFromTarget() : step);
  }

  private static DeletionStep onChildren(Rule rule) {
    if (isPassive(rule)) {
      return leaveToDatabase(rule);
    }
    return rule.has(DELETE) ? delete(rule) : release(rule);
  }

  private static List<DeletionStep> onJoinedRows(Rule rule) {
    if (rule.has(DELETE)) {
      return List.of(unlink(rule), delete(rule));
    }
    return List.of(isPassive(rule) ? leaveToDatabase(rule) : unlink(rule));
  }

  private static boolean isPassive(Rule rule) {
    return rule.passiveDeletes() != PassiveDeletes.OFF;
  }

  private static DeletionStep delete(Rule rule) {
    return step(rule.relationship(), Action.DELETE, rule.relationship().path() + " has DELETE");
  }

  private static DeletionStep release(Rule rule) {
    var side = rule.relationship();
    return step(
        side,
        Action.SET_NULL,
        side.path() + " has no DELETE, so " + side.foreignKey().path() + " becomes NULL");
  }

  private static DeletionStep unlink(Rule rule) {
    var side = rule.relationship();
    return step(
        side,
        Action.UNLINK,
        side.foreignKey().path() + " refers to the deleted " + side.entityName());
  }

  private static DeletionStep leaveToDatabase(Rule rule) {
    var side = rule.relationship();
    return step(
        side,
        Action.LEAVE_TO_DATABASE,
        side.foreignKey().clause() + " and passiveDeletes is " + rule.passiveDeletes());
  }

  private static DeletionStep step(Relationship side, Action action, String reason) {
    return new DeletionStep(side.path(), side, false, action, reason, Strategy.ONE_BY_ONE, reason);
  }
}
