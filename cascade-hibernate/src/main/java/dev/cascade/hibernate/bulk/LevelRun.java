package dev.cascade.hibernate.bulk;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.hibernate.event.spi.EventSource;
import org.jspecify.annotations.Nullable;

/**
 * Does the work of one level, chunk by chunk.
 *
 * <p>Holds one page of identifiers for each hop on the way, and of a tree one for each level of the
 * branch that it is in.
 */
final class LevelRun {

  private static final int FIRST_PAGE = 64;
  private static final int LARGEST_PAGE = 1_000;
  private static final int MANY_CHUNKS = 3;

  private final Level level;
  private final RowAction action;
  private final @Nullable SimpleDelete simple;
  private final Transactions transactions;
  private final Pace pace;
  private final KeyRange range;
  private final boolean isLast;
  private final int[] pageSizes;
  private final Set<Object> branch = new HashSet<>();

  /**
   * Of one level.
   *
   * @param isLast whether it was done before, and only what came meanwhile can be left
   */
  LevelRun(
      Level level,
      LevelForm form,
      Transactions transactions,
      Pace pace,
      KeyRange range,
      boolean isLast) {
    this.isLast = isLast;
    this.level = level;
    this.action = form.action();
    this.simple = form.simple();
    this.transactions = transactions;
    this.pace = pace;
    this.range = range;
    this.pageSizes = new int[level.hops().size()];
    Arrays.fill(pageSizes, FIRST_PAGE);
  }

  /** To all rows below those. */
  void below(List<Object> roots) {
    var first = level.hops().get(0);
    // Roots of another type may have the same identifiers.
    if (first.way().isTree() && first.isWithinOneType()) {
      branch.addAll(roots);
    }
    for (var from = 0; from < roots.size(); from += LARGEST_PAGE) {
      follow(0, roots.subList(from, Math.min(roots.size(), from + LARGEST_PAGE)));
    }
  }

  private void follow(int at, List<Object> parents) {
    var way = level.hops().get(at).way();
    if (isLast(at) && !way.isTree()) {
      drain(way.key(), parents, at == 0 ? range : KeyRange.ALL);
    } else {
      pages(at, way.key(), parents, at == 0 ? range : KeyRange.ALL);
    }
  }

  private void pages(int at, String key, List<Object> parents, KeyRange part) {
    var pages = new Pages(transactions, level.query(at, key), part, isLast(at));
    pages.below(
        parents, () -> pageSize(at), page -> measured(at, page, it -> go(at, key, parents, it)));
  }

  private int pageSize(int at) {
    pace.goOn();
    return isLast(at) ? pace.sizeByIds() : pageSizes[at];
  }

  // As many parents as have about one chunk of rows below them.
  private void measured(int at, List<Object> page, Consumer<List<Object>> each) {
    var chunks = pace.chunks();
    var rows = pace.total();
    each.accept(page);
    if (pace.total() - rows < pace.size() / 2) {
      pageSizes[at] = Math.max(1, Math.min(2 * pageSizes[at], LARGEST_PAGE));
    } else if (pace.chunks() - chunks > MANY_CHUNKS) {
      pageSizes[at] = Math.max(1, pageSizes[at] / 2);
    }
  }

  private void go(int at, String key, List<Object> parents, List<Object> page) {
    var rows = page;
    if (level.hops().get(at).way().isTree()) {
      rows = page.stream().filter(each -> !branch.contains(each)).toList();
      open(at, key, parents, page.stream().filter(branch::contains).toList());
      descend(at, rows);
    }
    if (isLast(at)) {
      act(at, key, parents, rows);
    } else {
      follow(at + 1, rows);
    }
  }

  // Rows that hang below what hangs below them: they go by their other key.
  private void open(int at, String key, List<Object> parents, List<Object> circling) {
    if (isLast(at) && !circling.isEmpty() && level.work() != Work.MARK) {
      var release = SentStatements.releasing(level.end(), key);
      transactions.run(session -> release.run(session, level.query(at, key), parents, circling));
    }
  }

  // What hangs below the rows first.
  private void descend(int at, List<Object> rows) {
    if (rows.isEmpty()) {
      return;
    }
    branch.addAll(rows);
    for (var key : level.hops().get(at).treeKeys()) {
      pages(at, key, rows, KeyRange.ALL);
    }
    rows.forEach(branch::remove);
  }

  private void act(int at, String key, List<Object> parents, List<Object> rows) {
    if (!rows.isEmpty()) {
      var query = level.query(at, key);
      chunk(
          (session, limit) ->
              new Done(action.run(session, query, parents, rows), rows.size(), null));
    }
  }

  private void drain(String key, List<Object> parents, KeyRange part) {
    if (isLast && simple != null && parents.size() == 1 && !simple.skipLocked()) {
      chunk((session, any) -> simple.rest(session, parents.get(0), part));
      return;
    }
    var rest = part;
    var milestones = new Milestones();
    var rounds = 0;
    var limit = 0;
    Done done;
    do {
      if (++rounds > MANY_CHUNKS && parents.size() > 1) {
        var half = parents.size() / 2;
        drain(key, parents.subList(0, half), part);
        drain(key, parents.subList(half, parents.size()), part);
        return;
      }
      var now = rest;
      limit = simple == null ? pace.sizeByIds() : pace.size();
      var most = limit;
      done = chunk((session, any) -> some(session, key, parents, now, most));
      if (parents.size() == 1 && done.last() != null) {
        rest = part.from(done.last());
        milestones.add(done.last());
      }
    } while (done.found() >= limit && (done.rows() > 0 || done.last() != null));
    if (simple != null && !milestones.isEmpty()) {
      sweep(simple, parents.get(0), milestones.parts(part));
    }
  }

  // For rows that came in behind it; and PostgreSQL learns by it which index entries are dead, so
  // that who looks for referring rows last, with locks, need not look at each of them.
  private void sweep(SimpleDelete delete, Object parent, List<KeyRange> parts) {
    for (var part : parts) {
      if (transactions.in(session -> delete.isLeft(session, parent, part))) {
        chunk((session, any) -> delete.rest(session, parent, part));
      }
    }
  }

  private Done some(
      EventSource session, String key, List<Object> parents, KeyRange part, int limit) {
    if (simple != null) {
      return simple.run(session, parents, part, limit);
    }
    var query = level.query(level.hops().size() - 1, key);
    var ids = query.ids(session, parents, new RowQuery.Window(part, 0, limit));
    var last = ids.isEmpty() || !level.end().isSimple() ? null : ids.get(ids.size() - 1);
    var rows = ids.isEmpty() ? 0 : action.run(session, query, parents, ids);
    return new Done(rows, ids.size(), last);
  }

  private Done chunk(BiFunction<EventSource, Integer, Done> work) {
    return pace.chunk(transactions, level.name(), level.table(), work);
  }

  private boolean isLast(int at) {
    return at == level.hops().size() - 1;
  }
}
