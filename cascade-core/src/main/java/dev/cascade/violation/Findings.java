package dev.cascade.violation;

import java.util.List;

/**
 * Violations parted by what becomes of them; those that are switched off are left out.
 *
 * @param errors those that refuse start-up, in the order found
 * @param warnings those that are logged, in the order found
 */
public record Findings(List<Violation> errors, List<Violation> warnings) {

  public Findings {
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
  }

  /** Violations, parted by severity. */
  public static Findings of(List<Violation> violations, Severities severities) {
    return new Findings(
        only(Severity.ERROR, violations, severities), only(Severity.WARN, violations, severities));
  }

  /**
   * Refuses start-up if there are errors.
   *
   * @throws CascadeConfigurationException with all errors
   */
  public void throwIfAny() {
    if (!errors.isEmpty()) {
      throw new CascadeConfigurationException(errors);
    }
  }

  private static List<Violation> only(
      Severity severity, List<Violation> violations, Severities severities) {
    return violations.stream().filter(each -> severities.of(each.code()) == severity).toList();
  }
}
