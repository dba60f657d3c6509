package dev.cascade.hibernate.bulk;

import dev.cascade.hibernate.execute.RefusalsBelow;
import dev.cascade.hibernate.internal.Deletion;
import dev.cascade.hibernate.internal.QueryInFlush;
import dev.cascade.hibernate.internal.Visibility;
import java.util.List;
import java.util.Objects;
import org.hibernate.LockMode;
import org.hibernate.event.spi.EventSource;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.UnionSubclassEntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Deletes some roots of one exact type: what hangs on them, then themselves.
 *
 * <p>All but the last transaction only does in advance what that one would do: it locks the roots,
 * so that nothing more can refer to them, takes what came meanwhile, looks for what refuses, and
 * removes them as any removal does. So nothing needs to be remembered: called again, it goes on.
 */
final class RootRun {

  private static final int PASSES = 10;

  private final BulkEngine engine;
  private final BatchOptions options;
  private final Pace pace;
  private final EntityPersister type;
  private final List<Level> levels;
  private final Transactions transactions;
  private final LevelForms forms;

  RootRun(
      BulkEngine engine,
      BatchOptions options,
      Pace pace,
      EntityPersister type,
      List<Level> levels,
      Transactions transactions,
      LevelForms forms) {
    this.engine = engine;
    this.options = options;
    this.pace = pace;
    this.type = type;
    this.levels = levels;
    this.transactions = transactions;
    this.forms = forms;
  }

  /** Those that are there. */
  void delete(List<Object> ids) {
    transactions.in(
        session -> {
          checkRefusals(session, ids);
          return null;
        });
    estimate(ids);
    for (var pass = 1; ; pass++) {
      try {
        levels.forEach(each -> run(each, null, transactions, KeyRange.ALL, ids));
        removeRoots(ids);
        return;
      } catch (ConstraintViolationException meanwhile) {
        if (pass == PASSES || options.refuseNewcomers || !isFromDatabase(meanwhile)) {
          throw meanwhile;
        }
      }
    }
  }

  private static boolean isFromDatabase(ConstraintViolationException violation) {
    return violation.getSQLException() != null
        && Objects.equals(violation.getSQLException().getSQLState(), "23503");
  }

  private void estimate(List<Object> ids) {
    if (!options.listeners.isEmpty()) {
      levels.forEach(
          each -> pace.estimate(transactions.in(session -> RowEstimate.of(session, each, ids))));
      pace.estimate(ids.size());
    }
  }

  private void run(
      Level level, @Nullable Deletion deletion, Transactions in, KeyRange range, List<Object> ids) {
    new LevelRun(level, forms.of(level, deletion), in, pace, range).below(ids);
  }

  private void removeRoots(List<Object> ids) {
    for (var from = 0; from < ids.size(); ) {
      pace.goOn();
      var some = ids.subList(from, Math.min(ids.size(), from + pace.size()));
      pace.chunk(
          transactions,
          type.getEntityName(),
          Level.table(type.getIdentifierTableDetails()),
          (session, limit) -> removeRoots(session, some));
      from += some.size();
    }
  }

  private Done removeRoots(EventSource session, List<Object> ids) {
    var roots = locked(session, ids);
    takeNewcomers(session, ids);
    engine.runner().accept(session, () -> remove(session, roots));
    return new Done(roots.size(), ids.size(), null);
  }

  private void takeNewcomers(EventSource session, List<Object> ids) {
    if (options.refuseNewcomers) {
      levels.forEach(each -> checkNone(session, each, ids));
    } else {
      levels.forEach(
          each -> run(each, null, Transactions.within(session), KeyRange.ALL, ids));
    }
  }

  private static void checkNone(EventSource session, Level level, List<Object> ids) {
    var rows = RowEstimate.of(session, level, ids);
    if (rows > 0) {
      throw new NewcomersRefusedException(level.name(), rows);
    }
  }

  private static void remove(EventSource session, List<Object> roots) {
    roots.forEach(session::remove);
    session.flush();
  }

  private List<Object> locked(EventSource session, List<Object> ids) {
    var hql = "select root from %s root where id(root) in (:ids)".formatted(type.getEntityName());
    // Rows of several tables in one query cannot be locked by it.
    var isUnion = type instanceof UnionSubclassEntityPersister && type.hasSubclasses();
    return Visibility.ofReferrers(
        false,
        type,
        session,
        () ->
            QueryInFlush.of(session, hql)
                .setParameterList("ids", ids)
                .setHibernateLockMode(isUnion ? LockMode.NONE : LockMode.PESSIMISTIC_WRITE)
                .getResultList());
  }

  private void checkRefusals(EventSource session, List<Object> ids) {
    new RefusalsBelow(engine.planner()).check(session, type, ids, false);
  }
}
