package dev.cascade.hibernate.softdelete;

import dev.cascade.hibernate.internal.GoneRows;
import dev.cascade.hibernate.internal.QueryInFlush;
import dev.cascade.hibernate.internal.StatementInFlush;
import dev.cascade.hibernate.internal.Visibility;
import dev.cascade.hibernate.softdelete.PurgedRows.KeptRow;
import dev.cascade.plan.DeletionPlanner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.hibernate.FlushMode;
import org.hibernate.LockMode;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.UnionSubclassEntityPersister;

/**
 * Deletes rows for good that were marked as deleted long ago, with all that belongs to them.
 *
 * <p>In a session of its own on the same connection, which is emptied after each chunk, so that the
 * memory it needs does not grow with the rows.
 *
 * @param session whose transaction it is
 * @param type how the rows are marked
 * @param planner by whose plans rows are deleted for good
 * @param softDeletions the types of which no live row may go
 * @param forGood does work in a session where removals delete rows for good
 * @param chunk how many roots are removed at once
 */
public record Purge(
    EventSource session,
    SoftDeletion type,
    DeletionPlanner planner,
    SoftDeletions softDeletions,
    BiConsumer<EventSource, Runnable> forGood,
    int chunk) {

  /**
   * Deletes what was marked before a point in time, children first.
   *
   * @return how many roots went, and which were left
   */
  public PurgedRows before(Instant time) {
    session.flush();
    var own = own();
    try {
      var purged = before(type.at(time), own);
      new GoneRows(session).forget();
      return purged;
    } finally {
      // What was not sent must not follow later, by other rules.
      own.clear();
    }
  }

  private PurgedRows before(Object time, EventSource own) {
    var reasons = new ArrayList<KeptRow>();
    var purged = 0L;
    var kept = 0;
    Set<Object> done = Set.of();
    for (var ids = next(time, 0); !ids.isEmpty(); ids = next(time, kept)) {
      checkGone(done, ids);
      var known = new Removed();
      var chunkIds = ids;
      forGood.accept(own, () -> remove(chunkIds, time, own, known));
      done = new HashSet<>(ids);
      done.removeAll(known.kept.keySet());
      purged += known.roots;
      kept += known.kept.size();
      tell(known.kept, reasons);
    }
    return new PurgedRows(entity(), purged, kept, reasons);
  }

  /** Those behind the ones that were left, which come first again. */
  private List<Object> next(Object time, int kept) {
    var hql =
        "select id(root) from %s root where root.%s < :time order by root.%2$s, id(root)"
            .formatted(entity(), type.deletedAt());
    return Visibility.DELETED.in(
        session,
        () ->
            QueryInFlush.of(session, hql)
                .setParameter("time", time)
                .setFirstResult(kept)
                .setMaxResults(chunk)
                .getResultList());
  }

  private void remove(List<Object> ids, Object time, EventSource own, Removed known) {
    var roots = locked(ids, time, own);
    known.kept.putAll(new KeptRoots(own, planner, softDeletions).among(entity(), ids));
    for (var root : roots) {
      var id = own.getIdentifier(root);
      if (!known.kept.containsKey(id)) {
        known.roots++;
        own.remove(root);
      }
    }
    own.flush();
    own.clear();
  }

  // Locked, so that nobody brings one back meanwhile; one that was is not found.
  private List<Object> locked(List<Object> ids, Object time, EventSource own) {
    var isUnion = type.persister() instanceof UnionSubclassEntityPersister;
    var where =
        "%s root %%swhere id(root) in (:ids) and root.%s < :time"
            .formatted(entity(), type.deletedAt());
    if (isUnion) {
      // Rows of several tables in one query cannot be locked by it.
      StatementInFlush.of(
              own,
              "update " + where.formatted("set root.%1$s = root.%1$s ".formatted(type.deletedAt())))
          .setParameterList("ids", ids)
          .setParameter("time", time)
          .executeUpdate();
    }
    return QueryInFlush.of(own, "select root from " + where.formatted(""))
        .setParameterList("ids", ids)
        .setParameter("time", time)
        .setHibernateLockMode(isUnion ? LockMode.NONE : LockMode.PESSIMISTIC_WRITE)
        .getResultList();
  }

  private EventSource own() {
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

  private void checkGone(Set<Object> done, List<Object> ids) {
    if (!Collections.disjoint(done, ids)) {
      throw new IllegalStateException(
          "Rows of %s were removed, but are still there. Roll back. A listener or a trigger has a hand in it."
              .formatted(entity()));
    }
  }

  private static void tell(Map<Object, Set<String>> kept, List<KeptRow> reasons) {
    kept.entrySet().stream()
        .limit(PurgedRows.TOLD - reasons.size())
        .forEach(each -> reasons.add(new KeptRow(each.getKey(), List.copyOf(each.getValue()))));
  }

  private String entity() {
    return type.persister().getEntityName();
  }

  /** What became of one chunk. */
  private static final class Removed {
    private long roots;
    private final Map<Object, Set<String>> kept = new LinkedHashMap<>();
  }
}
