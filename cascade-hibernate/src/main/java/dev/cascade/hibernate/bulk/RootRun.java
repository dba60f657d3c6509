package dev.cascade.hibernate.bulk;

import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.hibernate.event.spi.EventSource;
import org.hibernate.exception.ConstraintViolationException;

/**
 * Deletes some roots of one exact type: what hangs on them, then themselves.
 *
 * <p>All but the last transaction only does in advance what that one would do: it locks the roots,
 * so that nothing more can refer to them, takes what came meanwhile, looks for what refuses, and
 * removes them as any removal does. So nothing needs to be remembered: called again, it goes on.
 */
final class RootRun {

  private static final int PASSES = 10;

  private final RootType type;
  private final LevelWork work;
  private final BatchOptions options;
  private final Pace pace;
  private final BiFunction<EventSource, List<Object>, List<Object>> fit;

  /**
   * Of one type.
   *
   * @param fit tells, when the roots are locked, which of them may go
   */
  RootRun(
      RootType type,
      LevelWork work,
      BatchOptions options,
      Pace pace,
      BiFunction<EventSource, List<Object>, List<Object>> fit) {
    this.type = type;
    this.work = work;
    this.options = options;
    this.pace = pace;
    this.fit = fit;
  }

  /** Looks for what refuses. */
  void begin(List<Object> ids) {
    work.transactions().run(session -> checkRefusals(session, ids));
  }

  /** Those that are there. */
  void delete(List<Object> ids) {
    begin(ids);
    work.estimate(ids);
    for (var pass = 1; ; pass++) {
      try {
        work.below(ids, null);
        removeAll(ids);
        return;
      } catch (ConstraintViolationException meanwhile) {
        if (pass == PASSES || options.refuseNewcomers || !isFromDatabase(meanwhile)) {
          throw meanwhile;
        }
        if (options.skipLocked && pass > 1) {
          throw new Stopped(StopReason.LOCKED_ROWS);
        }
      }
    }
  }

  // A row that refers to one that was about to go: it came when its level was done.
  static boolean isFromDatabase(ConstraintViolationException violation) {
    return violation.getSQLException() != null
        && Objects.equals(violation.getSQLException().getSQLState(), "23503");
  }

  private void removeAll(List<Object> ids) {
    for (var from = 0; from < ids.size(); ) {
      pace.goOn();
      var some = ids.subList(from, Math.min(ids.size(), from + pace.sizeByIds()));
      var rest = new Pace[] {pace.withoutEnd()};
      pace.chunk(
          work.transactions(),
          type.label(),
          type.table(),
          (session, limit) -> remove(session, some, rest));
      pace.add(rest[0]);
      stopIfLocked(some);
      from += some.size();
    }
  }

  private void stopIfLocked(List<Object> ids) {
    if (options.skipLocked && work.transactions().in(session -> type.exist(session, ids))) {
      throw new Stopped(StopReason.LOCKED_ROWS);
    }
  }

  private Done remove(EventSource session, List<Object> ids, Pace[] rest) {
    var roots = fit.apply(session, type.lock(options.skipLocked).lock(session, ids));
    if (!roots.isEmpty()) {
      rest[0] = takeNewcomers(session, roots);
      if (type.isPlain()) {
        checkRefusals(session, roots);
        type.deleteRows(session, roots);
      } else {
        type.removeObjects(session, roots);
      }
    }
    return new Done(roots.size(), ids.size(), null);
  }

  private Pace takeNewcomers(EventSource session, List<Object> ids) {
    if (options.refuseNewcomers) {
      work.requireNone(session, ids);
      return pace.withoutEnd();
    }
    var rest = work.restBelow(session, ids, null);
    if (options.skipLocked) {
      work.stopIfAny(session, ids);
    }
    return rest;
  }

  private void checkRefusals(EventSource session, List<Object> ids) {
    type.checkRefusals(session, ids, false);
  }
}
