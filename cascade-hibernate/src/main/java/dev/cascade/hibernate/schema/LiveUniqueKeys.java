package dev.cascade.hibernate.schema;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.boot.model.relational.QualifiedTableName;
import org.jspecify.annotations.Nullable;

/** Reads unique constraints and indexes by JDBC, over one connection; primary keys left out. */
final class LiveUniqueKeys {

  private static final String CONSTRAINTS =
      """
      select constraint_name from information_schema.table_constraints
      where constraint_type = 'UNIQUE' and table_name = ? and table_schema = ?""";

  private final Connection connection;
  private final DatabaseMetaData database;
  private final DatabaseNames names;

  LiveUniqueKeys(Connection connection, DatabaseNames names) throws SQLException {
    this.connection = connection;
    this.database = connection.getMetaData();
    this.names = names;
  }

  /** Those of a table in its mapped schema, or in the current one; empty if it is not there. */
  List<LiveUniqueKey> of(QualifiedTableName table) throws SQLException {
    var mapped = names.catalog(table);
    var catalog = mapped == null ? connection.getCatalog() : mapped;
    var stated = names.schema(table);
    var schema = stated == null ? connection.getSchema() : stated;
    var name = names.name(table);
    var indexes = indexes(catalog, schema, name);
    primaryKeys(catalog, schema, name).forEach(indexes::remove);
    return indexes.isEmpty() ? List.of() : withKinds(indexes, constraints(schema, name));
  }

  private static List<LiveUniqueKey> withKinds(
      Map<String, LiveUniqueKey> indexes, Set<String> constraints) {
    return indexes.values().stream()
        .map(
            each ->
                new LiveUniqueKey(
                    each.name(),
                    constraints.contains(each.name()),
                    each.columns(),
                    each.condition()))
        .toList();
  }

  private Map<String, LiveUniqueKey> indexes(
      @Nullable String catalog, @Nullable String schema, String table) throws SQLException {
    var byName = new LinkedHashMap<String, LiveUniqueKey>();
    try (var rows = database.getIndexInfo(catalog, schema, table, true, true)) {
      while (rows.next()) {
        if (rows.getShort("TYPE") != DatabaseMetaData.tableIndexStatistic) {
          var row = row(rows);
          byName.merge(row.name(), row, LiveUniqueKeys::joined);
        }
      }
    }
    return byName;
  }

  private static LiveUniqueKey row(ResultSet rows) throws SQLException {
    return new LiveUniqueKey(
        rows.getString("INDEX_NAME"),
        false,
        List.of(rows.getString("COLUMN_NAME")),
        rows.getString("FILTER_CONDITION"));
  }

  private static LiveUniqueKey joined(LiveUniqueKey key, LiveUniqueKey further) {
    var columns = new ArrayList<>(key.columns());
    columns.addAll(further.columns());
    return new LiveUniqueKey(key.name(), key.isConstraint(), columns, key.condition());
  }

  private Set<String> primaryKeys(@Nullable String catalog, @Nullable String schema, String table)
      throws SQLException {
    var found = new HashSet<String>();
    try (var rows = database.getPrimaryKeys(catalog, schema, table)) {
      while (rows.next()) {
        found.add(rows.getString("PK_NAME"));
      }
    }
    return found;
  }

  private Set<String> constraints(@Nullable String schema, String table) throws SQLException {
    var found = new HashSet<String>();
    try (var statement = connection.prepareStatement(CONSTRAINTS)) {
      statement.setString(1, table);
      statement.setString(2, schema);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
    }
    return found;
  }
}
