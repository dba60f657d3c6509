package dev.cascade.hibernate.internal;

import org.hibernate.event.spi.EventSource;
import org.hibernate.query.MutationQuery;
import org.hibernate.query.QueryFlushMode;

/** HQL within a flush: there is nothing to flush before it. */
public final class StatementInFlush {

  private StatementInFlush() {}

  /** An update or delete that never starts a flush of its own. */
  @SuppressWarnings("removal") // Its successor is in Jakarta Persistence 4, with Hibernate 8.
  public static MutationQuery of(EventSource session, String hql) {
    return session.createMutationQuery(hql).setQueryFlushMode(QueryFlushMode.NO_FLUSH);
  }

  /** A delete of rows for good, also where their type says that they are only marked. */
  public static MutationQuery deletingForGood(EventSource session, String hql) {
    return of(session, hql).setComment(BulkDeletes.comment(hql));
  }
}
