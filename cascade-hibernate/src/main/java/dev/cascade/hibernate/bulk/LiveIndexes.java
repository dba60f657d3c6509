package dev.cascade.hibernate.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.spi.EventSource;
import org.jspecify.annotations.Nullable;

/** Reads which indexes a table has, as a session's connection sees it. */
record LiveIndexes(EventSource session, SessionFactoryImplementor sessions) {

  private static final Pattern DOT = Pattern.compile("\\.");
  private static final SqlText POSTGRES =
      new SqlText(
          """
          select i.indexrelid, a.attname from pg_index i \
          cross join lateral unnest(i.indkey) with ordinality k (number, place) \
          join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number \
          where i.indrelid = to_regclass(?) and i.indpred is null and i.indisvalid \
          and k.place <= i.indnkeyatts order by i.indexrelid, k.place""");

  static LiveIndexes of(EventSource session, SessionFactoryImplementor sessions) {
    return new LiveIndexes(session, sessions);
  }

  /** The columns of each, in lower case; partial ones are left out. */
  List<List<String>> read(String table) {
    return sessions.getJdbcServices().getDialect() instanceof PostgreSQLDialect
        ? POSTGRES.query(
            session,
            statement -> statement.setString(1, table),
            rows -> columns(rows, "indexrelid", "attname"))
        : session.doReturningWork(
            connection -> {
              var parts = List.of(DOT.split(table, -1));
              var schema = parts.size() > 1 ? name(parts.get(parts.size() - 2)) : null;
              try (var rows =
                  connection
                      .getMetaData()
                      .getIndexInfo(
                          connection.getCatalog(),
                          schema,
                          name(parts.get(parts.size() - 1)),
                          false,
                          true)) {
                return columns(rows, "INDEX_NAME", "COLUMN_NAME");
              }
            });
  }

  private @Nullable String name(String sql) {
    return sessions
        .getJdbcServices()
        .getJdbcEnvironment()
        .getIdentifierHelper()
        .toMetaDataObjectName(Identifier.toIdentifier(sql));
  }

  private static List<List<String>> columns(ResultSet rows, String index, String column)
      throws SQLException {
    Map<String, List<String>> byIndex = new LinkedHashMap<>();
    while (rows.next()) {
      var name = rows.getString(column);
      if (name != null) {
        byIndex
            .computeIfAbsent(rows.getString(index), key -> new ArrayList<>())
            .add(name.toLowerCase(Locale.ROOT));
      }
    }
    return List.copyOf(byIndex.values());
  }
}
