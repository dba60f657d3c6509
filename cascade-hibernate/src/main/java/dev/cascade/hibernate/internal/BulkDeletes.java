package dev.cascade.hibernate.internal;

import java.lang.ref.WeakReference;
import java.sql.PreparedStatement;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.query.spi.QueryParameterBindings;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.tree.SqmStatement;
import org.hibernate.query.sqm.tree.delete.SqmDeleteStatement;
import org.hibernate.sql.exec.internal.StandardJdbcMutationExecutor;
import org.hibernate.sql.exec.spi.ExecutionContext;
import org.hibernate.sql.exec.spi.JdbcMutationExecutor;
import org.hibernate.sql.exec.spi.JdbcOperationQueryMutation;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;
import org.jspecify.annotations.Nullable;

/**
 * Deletes by query of types that have one table: handed over to the {@link BulkDeleteListener}
 * before their SQL is sent.
 *
 * <p>What translates the query knows no session, and what sends its SQL knows no query. So the one
 * notes it for the other, which follows in the same thread: Hibernate keeps no plan of a delete.
 * Those of several tables never come here; see {@link BulkDeleteStrategy}. Our own are told by
 * their comment.
 */
final class BulkDeletes implements JdbcMutationExecutor {

  static final BulkDeletes EXECUTOR = new BulkDeletes();

  private static final String OURS = "dev.cascade: for good, ";
  private static final ThreadLocal<@Nullable Noted> NOTED = new ThreadLocal<>();

  private BulkDeletes() {}

  /** The comment that lets a delete pass. */
  static String comment(String hql) {
    return OURS + hql;
  }

  static boolean isOurs(QueryOptions options) {
    return options.getComment() != null && options.getComment().startsWith(OURS);
  }

  /** Notes that a query is about to run. */
  static void note(
      SqmStatement<?> statement,
      QueryOptions options,
      DomainParameterXref parameters,
      QueryParameterBindings bindings) {
    NOTED.remove();
    if (statement instanceof SqmDeleteStatement<?> delete && !isOurs(options)) {
      NOTED.set(new Noted(new BulkDelete(delete, parameters, options, bindings)));
    }
  }

  @Override
  public int execute(
      JdbcOperationQueryMutation mutation,
      JdbcParameterBindings parameters,
      Function<String, PreparedStatement> statements,
      BiConsumer<Integer, PreparedStatement> check,
      ExecutionContext context) {
    var rows = heard(context);
    return rows.isPresent()
        ? rows.getAsInt()
        : StandardJdbcMutationExecutor.INSTANCE.execute(
            mutation, parameters, statements, check, context);
  }

  // Rows of the entity's collections are deleted first, by statements of the same query.
  private static OptionalInt heard(ExecutionContext context) {
    var noted = NOTED.get();
    if (noted == null || !noted.isOf(context.getQueryParameterBindings())) {
      return OptionalInt.empty();
    }
    var rows = noted.hear(context.getSession());
    if (rows.isPresent()) {
      NOTED.set(noted);
    } else {
      NOTED.remove();
    }
    return rows;
  }

  /** Holds no query once it has been heard of: nobody tells when it is over. */
  private static final class Noted {

    private final WeakReference<QueryParameterBindings> query;
    private @Nullable BulkDelete delete;
    private OptionalInt rows = OptionalInt.empty();

    Noted(BulkDelete delete) {
      this.delete = delete;
      this.query = new WeakReference<>(delete.bindings());
    }

    boolean isOf(QueryParameterBindings bindings) {
      return query.refersTo(bindings);
    }

    OptionalInt hear(SharedSessionContractImplementor session) {
      var unheard = delete;
      if (unheard != null) {
        delete = null;
        rows = BulkDeleteListener.hear(unheard, session);
      }
      return rows;
    }
  }
}
