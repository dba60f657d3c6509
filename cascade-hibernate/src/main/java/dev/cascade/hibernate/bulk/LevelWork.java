package dev.cascade.hibernate.bulk;

import dev.cascade.hibernate.execute.RowsOfPath;
import dev.cascade.hibernate.internal.Deletion;
import java.util.List;
import org.hibernate.event.spi.EventSource;
import org.jspecify.annotations.Nullable;

/** Does all levels below some roots, children first. */
record LevelWork(
    List<Level> levels,
    LevelForms forms,
    Transactions transactions,
    Pace pace,
    boolean isEstimated) {

  /** Chunk by chunk. */
  void below(List<Object> roots, @Nullable Deletion deletion) {
    for (var each : levels) {
      one(each, roots, deletion, KeyRange.ALL);
      // The database's own cascade would wait for them.
      if (forms.options().skipLocked) {
        transactions.run(session -> stopIfAny(session, each, roots));
      }
    }
  }

  /** One level, or a part of it. */
  void one(Level level, List<Object> roots, @Nullable Deletion deletion, KeyRange range) {
    new LevelRun(level, forms.of(level, deletion), transactions, pace, range, false).below(roots);
  }

  /** What came meanwhile, in a transaction that is under way; how many that were. */
  Pace restBelow(EventSource session, List<Object> roots, @Nullable Deletion deletion) {
    var here = Transactions.within(session);
    var uncounted = pace.withoutEnd();
    levels.forEach(
        each ->
            new LevelRun(each, forms.of(each, deletion), here, uncounted, KeyRange.ALL, true)
                .below(roots));
    return uncounted;
  }

  void requireNone(EventSource session, List<Object> roots) {
    for (var each : levels) {
      var rows = count(session, each, roots);
      if (rows > 0) {
        throw new NewcomersRefusedException(each.name(), rows);
      }
    }
  }

  void stopIfAny(EventSource session, List<Object> roots) {
    levels.forEach(each -> stopIfAny(session, each, roots));
  }

  private static void stopIfAny(EventSource session, Level level, List<Object> roots) {
    if (count(session, level, roots) > 0) {
      throw new Stopped(StopReason.LOCKED_ROWS);
    }
  }

  /** Counts what there is, if somebody wants to know. */
  void estimate(List<Object> roots) {
    if (isEstimated) {
      levels.forEach(
          each -> pace.estimate(transactions.in(session -> count(session, each, roots))));
      pace.estimate(roots.size());
    }
  }

  private static long count(EventSource session, Level level, List<Object> roots) {
    return RowsOfPath.of(level.path(), level.isMarked()).count(session, roots);
  }
}
