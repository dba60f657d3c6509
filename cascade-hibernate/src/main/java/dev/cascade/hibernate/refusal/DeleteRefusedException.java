package dev.cascade.hibernate.refusal;

import dev.cascade.plan.Refusal;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;

/**
 * A delete is refused, since other rows refer to what it would delete.
 *
 * <p>A {@link jakarta.persistence.PersistenceException}. Found before any statement that writes,
 * the flush has changed nothing, and {@link #getSQLException()} was made up. Found by the database
 * (another session was faster, or the statement was not ours), that is its own exception, {@link
 * #getCause()} is Hibernate's, and the refusal knows neither how many rows refer nor which.
 */
public class DeleteRefusedException extends RelationshipViolationException {

  private static final long serialVersionUID = 1L;
  private static final String FOREIGN_KEY_VIOLATION = "23503";

  private final transient List<Refusal> refusals;

  /** Found before any statement that writes. */
  public DeleteRefusedException(List<Refusal> refusals) {
    this(refusals, message(refusals));
  }

  DeleteRefusedException(List<Refusal> refusals, String message) {
    super(
        message,
        new SQLException(message, FOREIGN_KEY_VIOLATION),
        ConstraintKind.FOREIGN_KEY,
        null);
    this.refusals = List.copyOf(refusals);
  }

  DeleteRefusedException(
      Refusal refusal, ConstraintViolationException original, ViolatedConstraint violated) {
    super(message(List.of(refusal)), original, violated);
    this.refusals = List.of(refusal);
  }

  /** Each relationship that refuses; never empty, save after deserialization. */
  public List<Refusal> refusals() {
    return refusals == null ? List.of() : refusals;
  }

  private static String message(List<Refusal> refusals) {
    return refusals.stream()
        .map(each -> "- " + each + ".")
        .collect(
            Collectors.joining(
                "\n",
                "The delete is refused:\n",
                "\nDelete or re-parent those rows first, or give the parent's side a rule with DELETE."));
  }
}
