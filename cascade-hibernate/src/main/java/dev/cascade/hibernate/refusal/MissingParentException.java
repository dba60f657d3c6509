package dev.cascade.hibernate.refusal;

import org.hibernate.exception.ConstraintViolationException;

/**
 * A row was to be stored that refers to one which is not there: never saved, or deleted meanwhile.
 *
 * <p>A {@link jakarta.persistence.PersistenceException}. Always found by the database; {@link
 * #getCause()} is Hibernate's exception for it.
 */
public class MissingParentException extends RelationshipViolationException {

  private static final long serialVersionUID = 1L;

  MissingParentException(
      String message, ConstraintViolationException original, ViolatedConstraint violated) {
    super(message, original, violated);
  }
}
