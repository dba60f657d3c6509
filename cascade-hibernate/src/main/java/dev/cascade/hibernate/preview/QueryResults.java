package dev.cascade.hibernate.preview;

import jakarta.persistence.Query;
import java.util.List;
import org.hibernate.query.IllegalQueryOperationException;
import org.hibernate.query.QueryFlushMode;
import org.hibernate.query.SelectionQuery;

/** What an application's query returns, without a flush before it. */
public final class QueryResults {

  private QueryResults() {}

  /**
   * Runs a query once; its flush mode is afterwards what it was.
   *
   * @throws IllegalArgumentException if it is no SELECT
   */
  @SuppressWarnings("removal") // Its successor is in Jakarta Persistence 4, with Hibernate 8.
  public static List<?> of(Query query) {
    var selection = query.unwrap(SelectionQuery.class);
    var before = selection.getQueryFlushMode();
    selection.setQueryFlushMode(QueryFlushMode.NO_FLUSH);
    try {
      return selection.getResultList();
    } catch (IllegalStateException e) {
      throw e.getCause() instanceof IllegalQueryOperationException
          ? new IllegalArgumentException("The query is no SELECT. Give one of entities.", e)
          : e;
    } finally {
      selection.setQueryFlushMode(before);
    }
  }
}
