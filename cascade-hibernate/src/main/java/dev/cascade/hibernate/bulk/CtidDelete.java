package dev.cascade.hibernate.bulk;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.event.spi.EventSource;

/** Deletes the first rows of some parents at their places in the table. */
record CtidDelete(SimpleTable table, boolean skipLocked) {

  Done run(EventSource session, List<Object> parents, KeyRange range, int limit) {
    var sql = new SqlText(sql(parents.size() == 1, range));
    return sql.query(
        session,
        statement -> bind(session, statement, parents, range, limit),
        result -> {
          result.next();
          return new Done(result.getLong(1), result.getLong(2), null);
        });
  }

  private void bind(
      EventSource session,
      PreparedStatement statement,
      List<Object> parents,
      KeyRange range,
      int limit)
      throws SQLException {
    var at = bindKey(session, statement, 1, parents);
    if (range.after() != null) {
      table.id().bind(statement, at++, range.after(), session);
    }
    if (range.upTo() != null) {
      table.id().bind(statement, at++, range.upTo(), session);
    }
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
    return table.bindTenant(statement, at + 1, session);
  }

  // The places are an array, or the planner would read the whole table.
  private String sql(boolean isOne, KeyRange range) {
    var id = table.id().name();
    var condition = table.condition(isOne ? " = ?" : " = any(?)");
    return """
        with found as materialized (select ctid from %1$s where %2$s%3$s%4$s limit ?%5$s), \
        gone as (delete from %1$s where ctid = any(array(select ctid from found)) and %2$s returning 1) \
        select (select count(*) from gone), (select count(*) from found)"""
        .formatted(
            table.name(),
            condition,
            range.after() == null ? "" : " and " + id + " > ?",
            range.upTo() == null ? "" : " and " + id + " <= ?",
            skipLocked ? " for update skip locked" : "");
  }
}
