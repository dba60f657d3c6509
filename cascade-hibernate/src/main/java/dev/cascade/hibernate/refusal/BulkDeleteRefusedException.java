package dev.cascade.hibernate.refusal;

import org.hibernate.HibernateException;

/**
 * A delete by query is refused, since it would delete rows for good of a type whose rows are only
 * marked as deleted. Found before its SQL is sent.
 */
public class BulkDeleteRefusedException extends HibernateException {

  private static final long serialVersionUID = 1L;

  private final String entity;

  /** Of that entity, as Hibernate names it. */
  public BulkDeleteRefusedException(String entity) {
    super(message(entity, entity.substring(lastSeparator(entity) + 1)));
    this.entity = entity;
  }

  /** The entity whose rows it would delete, as Hibernate names it. */
  public String entity() {
    return entity;
  }

  private static int lastSeparator(String entity) {
    return Math.max(entity.lastIndexOf('.'), entity.lastIndexOf('$'));
  }

  private static String message(String entity, String name) {
    return "`delete from %2$s` would delete rows for good, but %1$s is soft-deletable: its rows are only marked. Select the objects and remove each, which marks them and what belongs to them. To delete for good, call Cascades.of(entityManager).hardDelete(…) for one object, or purge(%2$s.class).olderThan(…) for what was marked long ago."
        .formatted(entity, name);
  }
}
