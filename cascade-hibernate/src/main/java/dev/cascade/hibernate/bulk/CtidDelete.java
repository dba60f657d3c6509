package dev.cascade.hibernate.bulk;

import dev.cascade.hibernate.internal.CachedRows;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.event.spi.EventSource;
import org.jspecify.annotations.Nullable;

/**
 * Finds and deletes rows by one statement of PostgreSQL: it tells their places in the table, in the
 * order of an index, and goes there.
 *
 * <p>Of one parent it begins behind the last row that went, for the index entries of rows that are
 * gone stay for a while. The key is compared once more, since a row may have moved to another
 * parent meanwhile.
 *
 * @param table which
 * @param entity its type
 * @param isOrdered whether an index has the rows of one parent in the order of their identifiers
 * @param skipLocked whether to pass over rows that others have locked
 */
record CtidDelete(SimpleTable table, String entity, boolean isOrdered, boolean skipLocked) {

  /** At most so many rows that refer to those. */
  Done run(EventSource session, List<Object> parents, KeyRange range, int limit) {
    var isOne = parents.size() == 1;
    var sql = sql(isOne, range);
    var coordinator = session.getJdbcCoordinator();
    var statement = coordinator.getStatementPreparer().prepareStatement(sql);
    try {
      bind(session, statement, parents, range, limit);
      var rows = coordinator.getResultSetReturn().extract(statement, sql);
      rows.next();
      var number = rows.getLong(1);
      var last = isOne && isOrdered && number > 0 ? table.id().read(rows, 2, session) : null;
      CachedRows.drop(session, List.of(entity));
      return new Done(number, number, last);
    } catch (SQLException e) {
      throw session.getJdbcServices().getSqlExceptionHelper().convert(e, "Cannot delete", sql);
    } finally {
      coordinator.getLogicalConnection().getResourceRegistry().release(statement);
      coordinator.afterStatementExecution();
    }
  }

  private void bind(
      EventSource session,
      PreparedStatement statement,
      List<Object> parents,
      KeyRange range,
      int limit)
      throws SQLException {
    var at = bindKey(session, statement, 1, parents);
    at = bindBound(session, statement, at, range.after());
    at = bindBound(session, statement, at, range.upTo());
    statement.setInt(at, limit);
    bindKey(session, statement, at + 1, parents);
  }

  private int bindKey(
      EventSource session, PreparedStatement statement, int at, List<Object> parents)
      throws SQLException {
    if (parents.size() == 1) {
      table.key().bind(statement, at, parents.get(0), session);
    } else {
      table.key().bindAll(statement, at, parents);
    }
    var tenant = table.tenant();
    if (tenant != null) {
      tenant.bind(statement, at + 1, session.getTenantIdentifierValue(), session);
      return at + 2;
    }
    return at + 1;
  }

  private int bindBound(
      EventSource session, PreparedStatement statement, int at, @Nullable Object bound)
      throws SQLException {
    if (bound == null) {
      return at;
    }
    table.id().bind(statement, at, bound, session);
    return at + 1;
  }

  private String sql(boolean isOne, KeyRange range) {
    var id = table.id().name();
    var key =
        table.key().name()
            + (isOne ? " = ?" : " = any(?)")
            + (table.tenant() == null ? "" : " and %s = ?".formatted(table.tenant().name()));
    var isPaged = isOne && isOrdered;
    return """
        with gone as (delete from %1$s where ctid = any(array(\
        select ctid from %1$s where %2$s%3$s%4$s%5$s limit ?%6$s)) and %2$s returning %7$s) \
        select count(*)%8$s from gone"""
        .formatted(
            table.name(),
            key,
            range.after() == null ? "" : " and " + id + " > ?",
            range.upTo() == null ? "" : " and " + id + " <= ?",
            isPaged ? " order by %s, %s".formatted(table.key().name(), id) : "",
            skipLocked ? " for update skip locked" : "",
            id,
            isPaged ? last(id) : "");
  }

  // Not every type of PostgreSQL has a maximum.
  private String last(String id) {
    return table.id().type().startsWith("int") || table.id().type().equals("text")
        ? ", max(%s)".formatted(id)
        : ", (select %1$s from gone order by %1$s desc limit 1)".formatted(id);
  }
}
