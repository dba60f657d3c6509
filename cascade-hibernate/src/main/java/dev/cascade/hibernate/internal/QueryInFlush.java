package dev.cascade.hibernate.internal;

import org.hibernate.event.spi.EventSource;
import org.hibernate.query.QueryFlushMode;
import org.hibernate.query.SelectionQuery;

/** A query within a flush: it must not start another one. */
public final class QueryInFlush {

  private QueryInFlush() {}

  /** A query for entities that sees what is in the database now. */
  public static SelectionQuery<Object> of(EventSource session, String hql) {
    return of(session, hql, Object.class);
  }

  /** A query that sees what is in the database now. */
  @SuppressWarnings("removal") // Its successor is in Jakarta Persistence 4, with Hibernate 8.
  public static <T> SelectionQuery<T> of(EventSource session, String hql, Class<T> result) {
    return session.createSelectionQuery(hql, result).setQueryFlushMode(QueryFlushMode.NO_FLUSH);
  }
}
