package dev.cascade.hibernate.internal;

import java.util.List;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.query.spi.DomainQueryExecutionContext;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.query.spi.QueryParameterBindings;
import org.hibernate.query.sqm.SqmQuerySource;
import org.hibernate.query.sqm.internal.ConcreteSqmSelectQueryPlan;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.tree.delete.SqmDeleteStatement;
import org.hibernate.query.sqm.tree.from.SqmFromClause;
import org.hibernate.query.sqm.tree.select.SqmQuerySpec;
import org.hibernate.query.sqm.tree.select.SqmSelectClause;
import org.hibernate.query.sqm.tree.select.SqmSelectStatement;
import org.hibernate.sql.exec.spi.Callback;
import org.jspecify.annotations.Nullable;

/**
 * A delete that an application states as a query, HQL or criteria, while it runs.
 *
 * <p>Hibernate has no way to select by the condition of a delete but these classes of its own,
 * which it uses for deletes in several tables.
 *
 * @param statement the delete
 * @param parameters what stands for its parameters
 * @param options how it was asked to run
 * @param bindings the values
 */
public record BulkDelete(
    SqmDeleteStatement<?> statement,
    DomainParameterXref parameters,
    QueryOptions options,
    QueryParameterBindings bindings) {

  /** The entity whose rows it deletes, with its heirs, as Hibernate names it. */
  public String entity() {
    return statement.getTarget().getModel().getHibernateEntityName();
  }

  /** How Hibernate maps that entity. */
  public EntityPersister persister(SharedSessionContractImplementor session) {
    return session.getFactory().getMappingMetamodel().getEntityDescriptor(entity());
  }

  /** The identifiers of the rows that it would delete; flushes before, as every query does. */
  public List<Object> ids(SharedSessionContractImplementor session) {
    // Left by the translation of the delete itself, which is not sent.
    parameters.clearExpansions();
    var plan =
        new ConcreteSqmSelectQueryPlan<>(
            select(), "select ids", parameters, Object.class, null, options);
    return plan.performList(new Context(session));
  }

  private SqmSelectStatement<Object> select() {
    var builder = statement.nodeBuilder();
    var query = new SqmQuerySpec<Object>(builder);
    query.setFromClause(new SqmFromClause(1));
    query.addRoot(statement.getTarget());
    query.setSelectClause(new SqmSelectClause(false, 1, builder));
    query.getSelectClause().setSelection(builder.id(statement.getTarget()));
    query.setWhereClause(statement.getWhereClause());
    return new SqmSelectStatement<>(query, Object.class, SqmQuerySource.CRITERIA, builder);
  }

  private final class Context implements DomainQueryExecutionContext {

    private final SharedSessionContractImplementor session;

    Context(SharedSessionContractImplementor session) {
      this.session = session;
    }

    @Override
    public QueryOptions getQueryOptions() {
      return QueryOptions.NONE;
    }

    @Override
    public QueryParameterBindings getQueryParameterBindings() {
      return bindings;
    }

    @Override
    public @Nullable Callback getCallback() {
      return null;
    }

    @Override
    public SharedSessionContractImplementor getSession() {
      return session;
    }
  }
}
