package dev.cascade.hibernate.bulk;

import dev.cascade.hibernate.internal.CachedRows;
import java.util.List;
import org.hibernate.event.spi.EventSource;

/**
 * Finds and deletes rows of a simple table on PostgreSQL, without reading their identifiers one by
 * one.
 *
 * <p>Of one parent, where an index has the order, it goes from identifier to identifier: the index
 * entries of rows that are gone stay for a while, and would be read again and again. Of several it
 * deletes those that come first, wherever they are in the table.
 *
 * <p>All conditions stand in the DELETE itself, so a row that moves to another parent while it
 * waits for its lock stays.
 *
 * @param table which
 * @param entity its type
 * @param isOrdered whether an index has the rows of one parent in the order of their identifiers
 * @param skipLocked whether to pass over rows that others have locked
 */
record SimpleDelete(SimpleTable table, String entity, boolean isOrdered, boolean skipLocked) {

  /** At most so many rows that refer to those. */
  Done run(EventSource session, List<Object> parents, KeyRange range, int limit) {
    var isPaged = isOrdered && !skipLocked && parents.size() == 1;
    var done =
        isPaged
            ? new RangeDelete(table).run(session, parents.get(0), range, limit)
            : new CtidDelete(table, skipLocked).run(session, parents, range, limit);
    CachedRows.drop(session, List.of(entity));
    return done;
  }

  /** Whether one parent has rows there. */
  boolean isLeft(EventSource session, Object parent, KeyRange range) {
    return new RangeDelete(table).at(session, parent, range, 0).isPresent();
  }

  /** All of one parent: where only few can be left. */
  Done rest(EventSource session, Object parent, KeyRange range) {
    var rows = new RangeDelete(table).all(session, parent, range);
    CachedRows.drop(session, List.of(entity));
    return new Done(rows, 0, null);
  }
}
