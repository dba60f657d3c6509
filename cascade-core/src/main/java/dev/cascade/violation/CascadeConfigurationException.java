package dev.cascade.violation;

import java.util.List;
import java.util.stream.Collectors;

/** Refuses start-up; carries every violation at once. */
public final class CascadeConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Violation> violations;

  /** With at least one violation. */
  public CascadeConfigurationException(List<Violation> violations) {
    super(message(violations));
    this.violations = List.copyOf(violations);
  }

  /**
   * All violations, in the order in which they were found; never empty, save after deserialisation.
   */
  public List<Violation> violations() {
    return violations == null ? List.of() : violations;
  }

  private static String message(List<Violation> violations) {
    var head =
        violations.size() == 1
            ? "1 cascade rule cannot hold:"
            : violations.size() + " cascade rules cannot hold:";
    return violations.stream().map(each -> "\n- " + each).collect(Collectors.joining("", head, ""));
  }
}
