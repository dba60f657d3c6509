package dev.cascade.hibernate.internal;

import dev.cascade.hibernate.refusal.BulkDeleteRefusedException;
import org.hibernate.metamodel.MappingMetamodel;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.query.sqm.tree.SqmStatement;
import org.hibernate.query.sqm.tree.delete.SqmDeleteStatement;

/**
 * Refuses deletes by query of soft-deletable types, HQL and criteria: they would be for good.
 *
 * <p>Asked whenever such a query runs, as Hibernate keeps no plan of one. Our own are told by their
 * comment, for the query is all that is known there.
 */
final class BulkDeletes {

  private static final String OURS = "dev.cascade: for good, ";

  private BulkDeletes() {}

  /** The comment that lets a delete pass. */
  static String comment(String hql) {
    return OURS + hql;
  }

  /**
   * Lets everything else pass.
   *
   * @throws BulkDeleteRefusedException if it is a delete of a soft-deletable type, and not ours
   */
  static void refuse(SqmStatement<?> statement, QueryOptions options, MappingMetamodel types) {
    if (statement instanceof SqmDeleteStatement<?> delete && !isOurs(options)) {
      var entity = delete.getTarget().getModel().getHibernateEntityName();
      if (types.getEntityDescriptor(entity) instanceof HidesRows) {
        throw new BulkDeleteRefusedException(entity);
      }
    }
  }

  private static boolean isOurs(QueryOptions options) {
    return options.getComment() != null && options.getComment().startsWith(OURS);
  }
}
