package dev.cascade.plan;

import static dev.cascade.CascadeOption.DELETE;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;

import dev.cascade.CascadeOption;
import dev.cascade.OnMergeNull;
import dev.cascade.OnSoftDelete;
import dev.cascade.PassiveDeletes;
import dev.cascade.model.Relationship;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.plan.DeletionStep.Action;
import dev.cascade.rule.Rule;
import dev.cascade.rule.Rules;
import java.util.EnumSet;
import java.util.Set;

/** Rules as they would be if a delete did something else over one relationship. */
public final class ChangedRules {

  private ChangedRules() {}

  /**
   * The rule on a relationship, changed so that a delete acts as told, by us and not by the
   * database. What it says of anything but deletes stays.
   *
   * @throws IllegalArgumentException if that cannot be, with the reason and what can
   */
  public static Rule withAction(Rules rules, Relationship side, Action action) {
    check(side, action, rules.on(side).isPresent());
    var before = rules.on(side);
    var options = EnumSet.noneOf(CascadeOption.class);
    before.map(Rule::options).ifPresent(options::addAll);
    if (action == Action.DELETE) {
      options.add(DELETE);
    } else {
      options.removeAll(Set.of(DELETE, DELETE_ORPHAN));
    }
    return new Rule(
        side,
        options,
        PassiveDeletes.OFF,
        before.map(Rule::singleParent).orElse(false),
        before.map(Rule::required).orElse(false),
        before.map(Rule::onMergeNull).orElse(OnMergeNull.UNCHANGED),
        before.map(Rule::onSoftDelete).orElse(OnSoftDelete.BY_OPTIONS));
  }

  private static void check(Relationship side, Action action, boolean hasRule) {
    if (action != Action.DELETE && action != released(side)) {
      throw refused(side, action, "that is no choice there", choices(side));
    }
    if (action == Action.SET_NULL && !side.foreignKey().nullable()) {
      throw refused(side, action, side.foreignKey().path() + " is NOT NULL", "Only DELETE can be");
    }
    if (action != Action.DELETE && !hasRule && side.jpaCascade().contains(DELETE)) {
      throw refused(
          side,
          action,
          "JPA's own cascade removes there, and no rule stands in its place",
          "Write a @CascadeRule on " + side.path());
    }
  }

  private static Action released(Relationship side) {
    return switch (side.keyHolder()) {
      case TARGET -> Action.SET_NULL;
      case JOIN_TABLE -> Action.UNLINK;
      case THIS -> Action.DELETE;
    };
  }

  private static String choices(Relationship side) {
    return side.keyHolder() == KeyHolder.THIS
        ? "Only DELETE can be"
        : "DELETE and " + released(side) + " can be";
  }

  private static IllegalArgumentException refused(
      Relationship side, Action action, String why, String remedy) {
    return new IllegalArgumentException(
        "%s cannot be %s for one delete: %s. %s.".formatted(side.path(), action, why, remedy));
  }
}
