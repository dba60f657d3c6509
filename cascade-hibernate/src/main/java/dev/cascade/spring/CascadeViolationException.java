package dev.cascade.spring;

import org.springframework.dao.DataIntegrityViolationException;

/**
 * A change is refused that would break a relationship: what {@link
 * dev.cascade.hibernate.refusal.RelationshipViolationException} and its kin are in Spring's
 * hierarchy. {@link #getCause()} is ours.
 */
public class CascadeViolationException extends DataIntegrityViolationException {

  private static final long serialVersionUID = 1L;

  CascadeViolationException(RuntimeException refused) {
    super(refused.getMessage(), refused);
  }
}
