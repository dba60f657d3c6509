package dev.cascade.hibernate.refusal;

import java.sql.SQLException;
import java.util.Collection;
import org.hibernate.PropertyValueException;
import org.hibernate.exception.ConstraintViolationException;

/**
 * A row was to be stored without the parent that it must have: its foreign key is NOT NULL, or the
 * setting {@code cascade.orphans.require-parent} demands one.
 *
 * <p>A {@link jakarta.persistence.PersistenceException}. Where a rule with DELETE_ORPHAN owns the
 * row it is found before any statement that writes: by {@code persist} or {@code merge} of the new
 * object where Hibernate refuses it, else by the flush; {@link #getSQLException()} was made up
 * then, and {@link #getCause()} is what Hibernate's own check says of the first. Found by the
 * database (no such rule, or a statement that was not ours), {@link #getCause()} is Hibernate's
 * exception for that.
 */
public class ParentRequiredException extends RelationshipViolationException {

  private static final long serialVersionUID = 1L;
  private static final String NOT_NULL_VIOLATION = "23502";

  /**
   * Found before any statement that writes.
   *
   * @param lacks what each row lacks, a sentence each: {@code Profile (new) has no User: …}
   * @param original what Hibernate said of the first, or would have said
   */
  public ParentRequiredException(Collection<String> lacks, PropertyValueException original) {
    this(message(lacks), original);
  }

  private ParentRequiredException(String message, PropertyValueException original) {
    super(
        message, new SQLException(message, NOT_NULL_VIOLATION), ConstraintKind.NOT_NULL, original);
  }

  private static String message(Collection<String> lacks) {
    return String.join("\n", lacks)
        + " Set it, or put the object into what its parent holds, before it is stored; or remove it.";
  }

  ParentRequiredException(
      String message, ConstraintViolationException original, ViolatedConstraint violated) {
    super(message, original, violated);
  }
}
