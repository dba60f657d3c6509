package dev.cascade.hibernate.event;

import dev.cascade.hibernate.internal.BulkDelete;
import dev.cascade.hibernate.internal.CachedRows;
import dev.cascade.hibernate.internal.QueryInFlush;
import dev.cascade.hibernate.refusal.BulkDeleteRefusedException;
import java.util.List;
import java.util.OptionalInt;
import org.hibernate.FlushMode;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.spi.EventSource;

/**
 * Removes the rows of a delete by query as objects, by the rules, in chunks.
 *
 * <p>In the session of the query, so that its memory stays true; where that would not flush before
 * the query, or has no memory, in another one on the same connection.
 */
record BulkRemoval(DeletionEngines engines, BulkDeletePolicy policy) {

  private static final int CHUNK = 1_000;

  /** How many rows of the query's entity went; empty if no rule has a say. */
  OptionalInt run(BulkDelete delete, SharedSessionContractImplementor session) {
    var isMarked = engines.marks(delete.persister(session));
    if (!isMarked && !hasRules(delete)) {
      if (session instanceof EventSource events) {
        CachedRows.drop(events, engines.planner(List.of()).changedByDatabase(delete.entity()));
      }
      return OptionalInt.empty();
    }
    return switch (policy) {
      case APPLY -> OptionalInt.of(apply(delete, session));
      case REFUSE -> throw refusal(delete, isMarked);
      case IGNORE -> {
        if (isMarked) {
          throw refusal(delete, true);
        }
        yield OptionalInt.empty();
      }
    };
  }

  private boolean hasRules(BulkDelete delete) {
    return engines.planner(List.of()).actsByRule(delete.entity());
  }

  private static BulkDeleteRefusedException refusal(BulkDelete delete, boolean isMarked) {
    return isMarked
        ? BulkDeleteRefusedException.ofSoftDeletable(delete.entity())
        : BulkDeleteRefusedException.ofRuled(delete.entity());
  }

  private int apply(BulkDelete delete, SharedSessionContractImplementor session) {
    if (session instanceof EventSource events && flushesBefore(delete, events)) {
      events.flush();
      return remove(delete, events);
    }
    var own = own(session);
    try {
      return remove(delete, own);
    } finally {
      // What was not sent must not follow later.
      own.clear();
    }
  }

  private static boolean flushesBefore(BulkDelete delete, EventSource session) {
    var ofQuery = delete.options().getFlushMode();
    var mode = ofQuery == null ? session.getHibernateFlushMode() : ofQuery;
    return mode == FlushMode.AUTO || mode == FlushMode.ALWAYS;
  }

  private static int remove(BulkDelete delete, EventSource session) {
    var ids = delete.ids(session);
    var hql = "select root from %s root where id(root) in (:ids)".formatted(delete.entity());
    var rows = 0;
    for (var from = 0; from < ids.size(); from += CHUNK) {
      var roots =
          QueryInFlush.of(session, hql)
              .setParameterList("ids", ids.subList(from, Math.min(ids.size(), from + CHUNK)))
              .getResultList();
      roots.forEach(session::remove);
      session.flush();
      rows += roots.size();
    }
    return rows;
  }

  private static EventSource own(SharedSessionContractImplementor session) {
    return (EventSource)
        session
            .sessionWithOptions()
            .connection()
            .interceptor()
            .statementInspector()
            .autoJoinTransactions(false)
            .autoClose(true)
            .flushMode(FlushMode.MANUAL)
            .openSession();
  }
}
