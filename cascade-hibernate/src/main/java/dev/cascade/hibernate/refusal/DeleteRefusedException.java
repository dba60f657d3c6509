package dev.cascade.hibernate.refusal;

import dev.cascade.plan.Refusal;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/**
 * A delete is refused, since other rows refer to what it would delete.
 *
 * <p>A {@link jakarta.persistence.PersistenceException}. It is a {@link
 * ConstraintViolationException} too, so that code which waits for the database's own refusal, and
 * Spring's translation of exceptions, know it. Found before any statement that writes, the flush
 * has changed nothing, and {@link #getSQLException()} was made up; found by the database, that is
 * its own exception.
 */
public class DeleteRefusedException extends ConstraintViolationException {

  private static final long serialVersionUID = 1L;
  private static final String FOREIGN_KEY_VIOLATION = "23503";

  private final transient List<Refusal> refusals;

  /** Found before any statement that writes. */
  public DeleteRefusedException(List<Refusal> refusals) {
    this(refusals, new SQLException(message(refusals), FOREIGN_KEY_VIOLATION), null);
  }

  /**
   * Found by the database.
   *
   * @param constraint the name of the foreign key that was violated
   */
  public DeleteRefusedException(
      List<Refusal> refusals, SQLException found, @Nullable String constraint) {
    super(message(refusals), found, ConstraintKind.FOREIGN_KEY, constraint);
    this.refusals = List.copyOf(refusals);
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
