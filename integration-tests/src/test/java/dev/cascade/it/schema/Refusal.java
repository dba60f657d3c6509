package dev.cascade.it.schema;

import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cascade.violation.CascadeConfigurationException;
import dev.cascade.violation.Violation;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What our checks of the database refuse. */
record Refusal(List<Violation> violations, String message) {

  private static final Pattern DDL = Pattern.compile("(?<=Run: ).*;(?= Or leave)");

  /** The one that ends a boot; JPA wraps it. */
  static Refusal of(ThrowingCallable boot) {
    var thrown = catchThrowable(boot);
    if (thrown instanceof PersistenceException && thrown.getCause() != null) {
      thrown = thrown.getCause();
    }
    if (thrown instanceof CascadeConfigurationException refused) {
      return new Refusal(refused.violations(), refused.getMessage());
    }
    throw new AssertionError("Not refused by our checks", thrown);
  }

  /** The statements that the remedies name. */
  String ddl() {
    return String.join(" ", DDL.matcher(message).results().map(MatchResult::group).toList());
  }

  /** Reasons only. */
  List<String> reasons() {
    return violations.stream().map(Violation::reason).toList();
  }
}
