package dev.cascade.hibernate.internal;

import org.hibernate.engine.jdbc.connections.spi.JdbcConnectionAccess;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.internal.MappingModelCreationProcess;
import org.hibernate.query.spi.DomainQueryExecutionContext;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.mutation.spi.MultiTableHandlerBuildResult;
import org.hibernate.query.sqm.mutation.spi.SqmMultiTableMutationStrategy;
import org.hibernate.query.sqm.tree.SqmDeleteOrUpdateStatement;
import org.jspecify.annotations.Nullable;

/**
 * How queries write types that have several tables, but for deletes that would be for good: no
 * translator is asked there.
 */
final class RefusingStrategy implements SqmMultiTableMutationStrategy {

  private final SqmMultiTableMutationStrategy strategy;

  private RefusingStrategy(SqmMultiTableMutationStrategy strategy) {
    this.strategy = strategy;
  }

  /** In the place of Hibernate's; null for a type that has none. */
  static @Nullable SqmMultiTableMutationStrategy of(
      @Nullable SqmMultiTableMutationStrategy strategy) {
    return strategy == null || strategy instanceof RefusingStrategy
        ? strategy
        : new RefusingStrategy(strategy);
  }

  @Override
  public void prepare(MappingModelCreationProcess creation, JdbcConnectionAccess connectionAccess) {
    strategy.prepare(creation, connectionAccess);
  }

  @Override
  public void prepare(MappingModelCreationProcess creation) {
    strategy.prepare(creation);
  }

  @Override
  public void release(SessionFactoryImplementor sessions, JdbcConnectionAccess connectionAccess) {
    strategy.release(sessions, connectionAccess);
  }

  @Override
  public MultiTableHandlerBuildResult buildHandler(
      SqmDeleteOrUpdateStatement<?> statement,
      DomainParameterXref parameters,
      DomainQueryExecutionContext context) {
    BulkDeletes.refuse(
        statement,
        context.getQueryOptions(),
        context.getSession().getFactory().getMappingMetamodel());
    return strategy.buildHandler(statement, parameters, context);
  }
}
