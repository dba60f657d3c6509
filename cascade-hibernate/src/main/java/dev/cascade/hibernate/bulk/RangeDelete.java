package dev.cascade.hibernate.bulk;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import org.hibernate.event.spi.EventSource;
import org.jspecify.annotations.Nullable;

/** Deletes the rows of one parent from one identifier to another, which is looked up first. */
record RangeDelete(SimpleTable table) {

  Done run(EventSource session, Object parent, KeyRange range, int limit) {
    var last = at(session, parent, range, limit - 1).orElse(null);
    var part = last == null ? range : new KeyRange(range.after(), last);
    return new Done(all(session, parent, part), last == null ? 0 : limit, last);
  }

  int all(EventSource session, Object parent, KeyRange range) {
    var sql = new SqlText("delete from %s where %s".formatted(table.name(), where(range)));
    return sql.update(session, statement -> bind(session, statement, parent, range));
  }

  /** The identifier of the row in that place, from 0 on; empty if there are fewer. */
  Optional<Object> at(EventSource session, Object parent, KeyRange range, int place) {
    var sql =
        new SqlText(
            "select %1$s from %2$s where %3$s order by %4$s, %1$s offset ? limit 1"
                .formatted(table.id().name(), table.name(), where(range), table.key().name()));
    return sql.query(
        session,
        statement -> statement.setInt(bind(session, statement, parent, range), place),
        result ->
            result.next()
                ? Optional.ofNullable(table.id().read(result, 1, session))
                : Optional.empty());
  }

  private String where(KeyRange range) {
    var id = table.id().name();
    return table.condition(" = ?")
        + (range.after() == null ? "" : " and " + id + " > ?")
        + (range.upTo() == null ? "" : " and " + id + " <= ?");
  }

  private int bind(EventSource session, PreparedStatement statement, Object parent, KeyRange range)
      throws SQLException {
    table.key().bind(statement, 1, parent, session);
    var at = table.bindTenant(statement, 2, session);
    at = bind(session, statement, at, range.after());
    return bind(session, statement, at, range.upTo());
  }

  private int bind(EventSource session, PreparedStatement statement, int at, @Nullable Object bound)
      throws SQLException {
    if (bound == null) {
      return at;
    }
    table.id().bind(statement, at, bound, session);
    return at + 1;
  }
}
