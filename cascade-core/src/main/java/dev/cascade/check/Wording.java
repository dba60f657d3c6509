package dev.cascade.check;

import dev.cascade.OnDelete;
import dev.cascade.model.Relationship;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.rule.CascadeText;
import dev.cascade.rule.Rule;
import dev.cascade.rule.Rules;
import dev.cascade.violation.Code;
import dev.cascade.violation.Violation;

/** The words that the findings share. */
final class Wording {

  private Wording() {}

  static Violation violation(Code code, Relationship place, String reason, String remedy) {
    return new Violation(code, place.path(), reason, remedy);
  }

  /** The rule's options in quotes: {@code "all, delete-orphan"}. */
  static String options(Rule rule) {
    return "\"" + CascadeText.format(rule.options()) + "\"";
  }

  /** What to write, and where, for the key to have that clause. */
  static String annotation(OnDelete action, Relationship side, Rules rules) {
    var child = childSideOf(side, rules);
    return child.keyHolder() == KeyHolder.THIS
        ? "@OnParentDelete(" + action + ") on " + child.path()
        : "@OnDelete(action = " + action + ") on " + child.path();
  }

  private static Relationship childSideOf(Relationship side, Rules rules) {
    return side.keyHolder() == KeyHolder.TARGET
        ? rules.model().oppositeOf(side).orElse(side)
        : side;
  }
}
