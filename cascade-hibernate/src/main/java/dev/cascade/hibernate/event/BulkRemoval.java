package dev.cascade.hibernate.event;

import dev.cascade.hibernate.internal.BulkDelete;
import dev.cascade.hibernate.internal.CachedRows;
import dev.cascade.hibernate.internal.QueryInFlush;
import dev.cascade.hibernate.refusal.BulkDeleteRefusedException;
import java.util.List;
import java.util.OptionalInt;
import org.hibernate.FlushMode;
import org.hibernate.StaleObjectStateException;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Removes the rows of a delete by query as objects, by the rules, in chunks.
 *
 * <p>In the session of the query, so that its memory stays true; where that would not flush before
 * the query, or has no memory, in another one on the same connection.
 */
record BulkRemoval(DeletionEngines engines, BulkDeletePolicy policy, OwnSessions own) {

  private static final int CHUNK = 1_000;

  /** How many rows of the query's entity went; empty if no rule has a say. */
  OptionalInt run(BulkDelete delete, SharedSessionContractImplementor session) {
    var isOurs = isOurs(delete.persister(session));
    if (!isOurs && session instanceof EventSource events) {
      CachedRows.drop(events, engines.planner(List.of()).changedByDatabase(delete.entity()));
    }
    return isOurs ? OptionalInt.of(apply(delete, session)) : OptionalInt.empty();
  }

  /** Whether a row of a stateless session was deleted, as a rule has a say. */
  boolean run(
      EntityPersister persister,
      Object id,
      @Nullable Object version,
      SharedSessionContractImplementor session) {
    var isOurs = isOurs(persister);
    if (isOurs) {
      own.in(session, beside -> remove(persister, id, version, beside));
    }
    return isOurs;
  }

  private boolean isOurs(EntityPersister persister) {
    var isMarked = engines.marks(persister);
    if (!isMarked && !engines.planner(List.of()).actsByRule(persister.getEntityName())) {
      return false;
    }
    return switch (policy) {
      case APPLY -> true;
      case REFUSE -> throw refusal(persister.getEntityName(), isMarked);
      case IGNORE -> {
        if (isMarked) {
          throw refusal(persister.getEntityName(), true);
        }
        yield false;
      }
    };
  }

  private static BulkDeleteRefusedException refusal(String entity, boolean isMarked) {
    return isMarked
        ? BulkDeleteRefusedException.ofSoftDeletable(entity)
        : BulkDeleteRefusedException.ofRuled(entity);
  }

  private int apply(BulkDelete delete, SharedSessionContractImplementor session) {
    if (session instanceof EventSource events && flushesBefore(delete, events)) {
      events.flush();
      return remove(delete.entity(), delete.ids(events), events);
    }
    // Asked in the session of the query: its filters, and what it shows, are part of the condition.
    var ids = delete.ids(session);
    return own.in(session, beside -> remove(delete.entity(), ids, beside));
  }

  private static boolean flushesBefore(BulkDelete delete, EventSource session) {
    var ofQuery = delete.options().getFlushMode();
    var mode = ofQuery == null ? session.getHibernateFlushMode() : ofQuery;
    return mode == FlushMode.AUTO || mode == FlushMode.ALWAYS;
  }

  private static int remove(String entity, List<Object> ids, EventSource session) {
    var hql = "select root from %s root where id(root) in (:ids)".formatted(entity);
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

  private static int remove(
      EntityPersister persister, Object id, @Nullable Object version, EventSource session) {
    var row = session.find(persister.getMappedClass(), id);
    if (row == null || !isOf(version, row, persister)) {
      throw new StaleObjectStateException(persister.getEntityName(), id);
    }
    session.remove(row);
    session.flush();
    return 1;
  }

  private static boolean isOf(@Nullable Object version, Object row, EntityPersister persister) {
    return !persister.isVersioned()
        || persister.getVersionType().isEqual(version, persister.getVersion(row));
  }
}
