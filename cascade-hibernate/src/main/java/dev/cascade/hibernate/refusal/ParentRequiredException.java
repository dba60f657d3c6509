package dev.cascade.hibernate.refusal;

import org.hibernate.exception.ConstraintViolationException;

/**
 * A row was to be stored without the parent that it must have: its foreign key is NOT NULL.
 *
 * <p>A {@link jakarta.persistence.PersistenceException}. Always found by the database; {@link
 * #getCause()} is Hibernate's exception for it.
 */
public class ParentRequiredException extends RelationshipViolationException {

  private static final long serialVersionUID = 1L;

  ParentRequiredException(
      String message, ConstraintViolationException original, ViolatedConstraint violated) {
    super(message, original, violated);
  }
}
