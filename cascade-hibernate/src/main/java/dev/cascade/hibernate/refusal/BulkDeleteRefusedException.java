package dev.cascade.hibernate.refusal;

import org.hibernate.HibernateException;

/**
 * A delete by query is refused, since it would pass over the rules of its type. Found before its
 * SQL is sent.
 */
public class BulkDeleteRefusedException extends HibernateException {

  private static final long serialVersionUID = 1L;

  private final String entity;

  private BulkDeleteRefusedException(String entity, String message) {
    super(message);
    this.entity = entity;
  }

  /** Of that soft-deletable entity, as Hibernate names it. */
  public static BulkDeleteRefusedException ofSoftDeletable(String entity) {
    return new BulkDeleteRefusedException(
        entity,
        "`delete from %2$s` would delete rows for good, but %1$s is soft-deletable: its rows are only marked. Select the objects and remove each, or set cascade.bulk-deletes=apply, which marks them and what belongs to them. To delete for good, call Cascades.of(entityManager).hardDelete(…) for one object, or purge(%2$s.class).olderThan(…) for what was marked long ago."
            .formatted(entity, simpleName(entity)));
  }

  /** Of that entity on which rules act, as Hibernate names it. */
  public static BulkDeleteRefusedException ofRuled(String entity) {
    return new BulkDeleteRefusedException(
        entity,
        "`delete from %2$s` would pass over the cascade rules of %1$s. Select the objects and remove each, or set cascade.bulk-deletes=apply, which does what the rules say for the rows of the query."
            .formatted(entity, simpleName(entity)));
  }

  /** The entity whose rows it would delete, as Hibernate names it. */
  public String entity() {
    return entity;
  }

  private static String simpleName(String entity) {
    return entity.substring(Math.max(entity.lastIndexOf('.'), entity.lastIndexOf('$')) + 1);
  }
}
