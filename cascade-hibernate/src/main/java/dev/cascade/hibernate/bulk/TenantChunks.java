package dev.cascade.hibernate.bulk;

import dev.cascade.model.EntityType;
import java.util.List;
import java.util.function.BiFunction;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.collection.CollectionPersister;
import org.jspecify.annotations.Nullable;

/** Goes through rows of a tenant, chunk by chunk, each in a transaction of its own. */
record TenantChunks(BulkDeletion deletion, BatchOptions options) {

  // A statement has a limited number of parameters.
  private static final int LARGEST_BY_IDS = 5_000;

  /** Deletes rows by statements of the database's own. */
  void delete(TenantRows rows, SimpleDelete simple) {
    var range = KeyRange.ALL;
    while (true) {
      var part = range;
      var limit = pace().size();
      var done =
          chunk(rows, (session, any) -> simple.run(session, List.of(rows.tenant()), part, limit));
      if (done.last() != null) {
        range = KeyRange.ALL.from(done.last());
      } else if (done.found() < limit || done.rows() == 0) {
        return;
      }
    }
  }

  /** Deletes rows by statements of HQL. */
  void delete(TenantRows rows) {
    each(rows, (session, ids) -> rows.delete(session, ids), true);
  }

  /**
   * Deletes rows that others of them refer to: those first to which none does, again and again.
   *
   * @return whether none is left; else they refer to each other in circles
   */
  boolean deleteLeaves(TenantRows rows, List<String> keys) {
    var leaves = rows;
    for (var key : keys) {
      leaves =
          leaves.and(
              "not exists (select 1 from %s d where d.%s = c and d <> c)"
                  .formatted(rows.type().getEntityName(), key));
    }
    while (deletion.transactions().in(leaves::any)) {
      each(leaves, (session, ids) -> rows.delete(session, ids), true);
      stopIfLocked(rows);
    }
    return !deletion.transactions().in(rows::any);
  }

  /** Sets a reference to null. */
  void release(TenantRows rows, String key) {
    var bound = rows.and("c." + key + " is not null");
    each(bound, (session, ids) -> bound.release(session, key, ids), false);
  }

  /** Empties collections that have a table of their own. */
  void unlink(TenantRows rows, CollectionPersister role, String attribute) {
    each(
        rows.and("c." + attribute + " is not empty"),
        (session, ids) -> {
          ids.forEach(each -> role.remove(each, session));
          session.getJdbcCoordinator().executeBatch();
          return (long) ids.size();
        },
        false);
  }

  /** Removes rows by the rules: other rows than the tenant's go with them. */
  void remove(TenantRows rows) {
    @Nullable Object after = null;
    while (true) {
      pace().goOn();
      var from = after;
      var ids = deletion.transactions().in(session -> rows.ids(session, from, size()));
      if (ids.isEmpty()) {
        return;
      }
      // It counts them itself, with what goes with them.
      pace().estimate(-ids.size());
      deletion.delete(rows.type(), ids);
      after = rows.after(ids);
    }
  }

  void stopIfLocked(TenantRows rows) {
    if (options.skipLocked && deletion.transactions().in(rows::any)) {
      throw new Stopped(StopReason.LOCKED_ROWS);
    }
  }

  private void each(
      TenantRows rows, BiFunction<EventSource, List<Object>, Long> work, boolean areCounted) {
    var after = new @Nullable Object[1];
    Done done;
    do {
      done =
          chunk(
              rows,
              (session, any) -> {
                var ids = rows.ids(session, after[0], size());
                var free = options.skipLocked ? rows.notLocked(session, ids) : ids;
                var acted = work.apply(session, free);
                var goesOn = !ids.isEmpty() && (acted > 0 || rows.after(ids) != null);
                return new Done(
                    areCounted ? acted : 0,
                    goesOn ? ids.size() : 0,
                    ids.isEmpty() ? null : rows.after(ids));
              });
      after[0] = done.last();
    } while (done.found() > 0);
  }

  private Done chunk(TenantRows rows, BiFunction<EventSource, Integer, Done> work) {
    var table = Level.table(rows.type().getIdentifierTableDetails());
    var label = EntityType.simpleName(rows.type().getEntityName());
    return pace().chunk(deletion.transactions(), label, table, work);
  }

  private int size() {
    return Math.min(pace().size(), LARGEST_BY_IDS);
  }

  private Pace pace() {
    return deletion.pace();
  }
}
