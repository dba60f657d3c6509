package dev.cascade.hibernate.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.LockMode;
import org.hibernate.LockOptions;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.UnionSubclassEntityPersister;
import org.hibernate.query.spi.DelegatingQueryOptions;
import org.hibernate.query.spi.DomainQueryExecutionContext;
import org.hibernate.query.spi.Limit;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.query.spi.QueryParameterBindings;
import org.hibernate.query.sqm.SqmQuerySource;
import org.hibernate.query.sqm.internal.ConcreteSqmSelectQueryPlan;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.tree.cte.SqmCteStatement;
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

  /**
   * The identifiers of the rows that it would delete; flushes before, as every query does. The rows
   * are locked where one table can tell of them, as they would be by the delete: another
   * transaction may be about to change what its condition asks for.
   */
  public List<Object> ids(SharedSessionContractImplementor session) {
    // Left by the translation of the delete itself, which is not sent.
    parameters.clearExpansions();
    var plan =
        new ConcreteSqmSelectQueryPlan<>(
            select(), "select ids", parameters, Object.class, null, options);
    return plan.performList(new Context(session, new Locking(options, canLock(session))));
  }

  private SqmSelectStatement<Object> select() {
    var builder = statement.nodeBuilder();
    var query = new SqmQuerySpec<Object>(builder);
    query.setFromClause(new SqmFromClause(1));
    query.addRoot(statement.getTarget());
    query.setSelectClause(new SqmSelectClause(false, 1, builder));
    query.getSelectClause().setSelection(builder.id(statement.getTarget()));
    query.setWhereClause(statement.getWhereClause());
    return new SqmSelectStatement<>(
        query, Object.class, namedQueries(), SqmQuerySource.CRITERIA, builder);
  }

  private Map<String, SqmCteStatement<?>> namedQueries() {
    var named = new LinkedHashMap<String, SqmCteStatement<?>>();
    statement.getCteStatements().forEach(each -> named.put(each.getCteTable().getCteName(), each));
    return named;
  }

  // Rows of several tables in one query cannot be locked by it.
  private boolean canLock(SharedSessionContractImplementor session) {
    return !(persister(session) instanceof UnionSubclassEntityPersister);
  }

  /** Timeout and comment are those of the delete. */
  @SuppressWarnings("removal") // Hibernate's own translators ask for these.
  private static final class Locking extends DelegatingQueryOptions {

    private final LockOptions locks;

    Locking(QueryOptions options, boolean locksRows) {
      super(options);
      this.locks = new LockOptions(locksRows ? LockMode.PESSIMISTIC_WRITE : LockMode.NONE);
    }

    @Override
    public LockOptions getLockOptions() {
      return locks;
    }

    // A delete has none, whatever the query was told.
    @Override
    public Limit getLimit() {
      return Limit.NONE;
    }
  }

  private final class Context implements DomainQueryExecutionContext {

    private final SharedSessionContractImplementor session;
    private final QueryOptions reading;

    Context(SharedSessionContractImplementor session, QueryOptions reading) {
      this.session = session;
      this.reading = reading;
    }

    @Override
    public QueryOptions getQueryOptions() {
      return reading;
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
