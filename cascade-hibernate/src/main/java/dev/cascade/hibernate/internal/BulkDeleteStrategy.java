package dev.cascade.hibernate.internal;

import java.util.OptionalInt;
import org.hibernate.engine.jdbc.connections.spi.JdbcConnectionAccess;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.internal.MappingModelCreationProcess;
import org.hibernate.query.spi.DomainQueryExecutionContext;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.mutation.spi.MultiTableHandler;
import org.hibernate.query.sqm.mutation.spi.MultiTableHandlerBuildResult;
import org.hibernate.query.sqm.mutation.spi.SqmMultiTableMutationStrategy;
import org.hibernate.query.sqm.tree.SqmDeleteOrUpdateStatement;
import org.hibernate.query.sqm.tree.delete.SqmDeleteStatement;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;

/**
 * How queries write types that have several tables: as Hibernate does, but deletes are handed over
 * to the {@link BulkDeleteListener} first.
 */
final class BulkDeleteStrategy implements SqmMultiTableMutationStrategy {

  private final SqmMultiTableMutationStrategy strategy;

  BulkDeleteStrategy(SqmMultiTableMutationStrategy strategy) {
    this.strategy = strategy;
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
    var rows = heard(statement, parameters, context);
    return rows.isPresent()
        ? new MultiTableHandlerBuildResult(
            new Done(rows.getAsInt()), JdbcParameterBindings.NO_BINDINGS)
        : strategy.buildHandler(statement, parameters, context);
  }

  private static OptionalInt heard(
      SqmDeleteOrUpdateStatement<?> statement,
      DomainParameterXref parameters,
      DomainQueryExecutionContext context) {
    return statement instanceof SqmDeleteStatement<?> delete
            && !BulkDeletes.isOurs(context.getQueryOptions())
        ? BulkDeleteListener.hear(
            new BulkDelete(
                delete, parameters, context.getQueryOptions(), context.getQueryParameterBindings()),
            context.getSession())
        : OptionalInt.empty();
  }

  // Asked once: Hibernate keeps no plan of a delete.
  private record Done(int rows) implements MultiTableHandler {

    @Override
    public JdbcParameterBindings createJdbcParameterBindings(DomainQueryExecutionContext context) {
      return JdbcParameterBindings.NO_BINDINGS;
    }

    @Override
    public boolean dependsOnParameterBindings() {
      return false;
    }

    @Override
    public boolean isCompatibleWith(JdbcParameterBindings bindings, QueryOptions options) {
      return true;
    }

    @Override
    public int execute(JdbcParameterBindings bindings, DomainQueryExecutionContext context) {
      return rows;
    }
  }
}
