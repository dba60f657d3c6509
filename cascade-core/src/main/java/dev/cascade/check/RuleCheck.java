package dev.cascade.check;

import dev.cascade.rule.Rule;
import dev.cascade.rule.Rules;
import dev.cascade.violation.Violation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One thing that can be wrong with rules. */
@FunctionalInterface
interface RuleCheck {

  /** What is wrong in that way, in order of the rules; empty if nothing is. */
  List<Violation> violations(Rules rules);

  /** A check that looks at one rule at a time. */
  static RuleCheck ofEachRule(Function<Rule, Optional<Violation>> check) {
    return rules -> rules.all().stream().flatMap(rule -> check.apply(rule).stream()).toList();
  }
}
