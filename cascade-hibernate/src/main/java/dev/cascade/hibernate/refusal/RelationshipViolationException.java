package dev.cascade.hibernate.refusal;

import java.sql.SQLException;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key, or a reference that must not be NULL, is violated; the message says it in the
 * words of entities and relationships.
 *
 * <p>It is a {@link ConstraintViolationException}, as what the database refuses always was: code
 * that waits for one, and Spring's translation of exceptions, need not change.
 */
public abstract class RelationshipViolationException extends ConstraintViolationException {

  private static final long serialVersionUID = 1L;

  private final @Nullable Throwable original;

  /** Found before the database was asked; by Hibernate if there is an original. */
  RelationshipViolationException(
      String message, SQLException madeUp, ConstraintKind kind, @Nullable Throwable original) {
    super(message, madeUp, kind, null);
    this.original = original;
  }

  /** Found by the database. */
  RelationshipViolationException(
      String message, ConstraintViolationException original, ViolatedConstraint violated) {
    super(message, original.getSQLException(), original.getSQL(), violated.kind(), violated.name());
    this.original = original;
  }

  /**
   * Hibernate's own exception, with the database's as its cause if the database found it; without
   * one, what it would be.
   */
  @Override
  public synchronized @Nullable Throwable getCause() {
    return original == null ? super.getCause() : original;
  }

  /** What was violated, as the database names it. */
  record ViolatedConstraint(ConstraintKind kind, @Nullable String name) {}
}
