package dev.cascade.hibernate.orphan;

import jakarta.persistence.PersistenceException;

/**
 * Refuses a flush, before any SQL, in which two objects refer to a target that may have one
 * referrer.
 *
 * @see <a
 *     href="https://docs.sqlalchemy.org/en/20/orm/relationship_api.html#sqlalchemy.orm.relationship.params.single_parent">SQLAlchemy:
 *     single_parent</a>
 */
public final class SingleParentViolationException extends PersistenceException {

  private static final long serialVersionUID = 1L;

  SingleParentViolationException(String path, String first, String second) {
    super(
        "%s and %s refer to the same object by %s, which allows a single parent. Set one of them to null, or drop singleParent."
            .formatted(first, second, path));
  }
}
