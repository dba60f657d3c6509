package dev.cascade.check;

import static dev.cascade.CascadeOption.DELETE;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;

import dev.cascade.CascadeOption;
import dev.cascade.rule.Rule;
import dev.cascade.violation.Code;
import dev.cascade.violation.Violation;
import java.util.Optional;

/** Whether a rule leaves out a deletion that JPA's annotation on the same attribute asks for. */
final class JpaChecks {

  private JpaChecks() {}

  static Optional<Violation> removeWithoutDelete(Rule rule) {
    return contradiction(rule, DELETE, "cascade = REMOVE");
  }

  static Optional<Violation> orphanRemovalWithoutOrphan(Rule rule) {
    return contradiction(rule, DELETE_ORPHAN, "orphanRemoval = true");
  }

  private static Optional<Violation> contradiction(
      Rule rule, CascadeOption option, String asJpaSaysIt) {
    var side = rule.relationship();
    if (!side.jpaCascade().contains(option) || rule.has(option)) {
      return Optional.empty();
    }
    return Optional.of(
        Wording.violation(
            Code.CONTRADICTS_JPA,
            side,
            "JPA's annotation says %s, but the rule %s has no %s."
                .formatted(asJpaSaysIt, Wording.options(rule), option),
            "Add %s to the rule, or take %s out of JPA's annotation."
                .formatted(option, asJpaSaysIt)));
  }
}
