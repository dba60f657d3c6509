package dev.cascade.hibernate.schema;

import dev.cascade.OnDelete;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.boot.model.relational.QualifiedTableName;
import org.jspecify.annotations.Nullable;

/** Reads foreign keys by JDBC, over one connection. One query a table where it is found at once. */
final class LiveTables {

  private final Connection connection;
  private final DatabaseMetaData database;
  private final DatabaseNames names;
  private final boolean inUse;
  private final Map<QualifiedTableName, LiveTable> read = new HashMap<>();

  /**
   * As that connection sees them.
   *
   * @param inUse whether the tables are about to be used, and so must be there: then one that is
   *     not in the current schema must be the one of another schema on the search path
   */
  LiveTables(Connection connection, DatabaseNames names, boolean inUse) throws SQLException {
    this.connection = connection;
    this.database = connection.getMetaData();
    this.names = names;
    this.inUse = inUse;
  }

  /**
   * The table of that name: in its mapped or default schema, else in the connection's current one,
   * else, if it is in use, in any other that has one.
   */
  LiveTable find(QualifiedTableName table) throws SQLException {
    var known = read.get(table);
    if (known == null) {
      known = read(table);
      read.put(table, known);
    }
    return known;
  }

  private LiveTable read(QualifiedTableName table) throws SQLException {
    var mapped = names.catalog(table);
    var catalog = mapped == null ? connection.getCatalog() : mapped;
    var stated = names.schema(table);
    var schema = stated == null ? connection.getSchema() : stated;
    var keys = keys(catalog, schema, table);
    if (!keys.isEmpty() || !schemasWith(catalog, schema, names.name(table)).isEmpty()) {
      return new LiveTable(1, keys);
    }
    return stated == null && inUse ? elsewhere(catalog, table) : new LiveTable(0, List.of());
  }

  private LiveTable elsewhere(@Nullable String catalog, QualifiedTableName table)
      throws SQLException {
    var schemas = schemasWith(catalog, null, names.name(table));
    return schemas.size() == 1
        ? new LiveTable(1, keys(catalog, schemas.get(0), table))
        : new LiveTable(schemas.size(), List.of());
  }

  private List<String> schemasWith(@Nullable String catalog, @Nullable String schema, String table)
      throws SQLException {
    var schemas = new ArrayList<String>();
    try (var rows = database.getTables(catalog, pattern(schema), pattern(table), null)) {
      while (rows.next()) {
        schemas.add(Objects.requireNonNullElse(rows.getString("TABLE_SCHEM"), ""));
      }
    }
    return schemas;
  }

  private @Nullable String pattern(@Nullable String name) throws SQLException {
    if (name == null) {
      return null;
    }
    var escape = database.getSearchStringEscape();
    return name.replace(escape, escape + escape)
        .replace("_", escape + "_")
        .replace("%", escape + "%");
  }

  private List<LiveKey> keys(
      @Nullable String catalog, @Nullable String schema, QualifiedTableName table)
      throws SQLException {
    var byName = new LinkedHashMap<String, LiveKey>();
    try (var rows = database.getImportedKeys(catalog, schema, names.name(table))) {
      while (rows.next()) {
        var row = row(rows);
        byName.merge(row.parentSchema() + "." + row.parent() + "." + row.name(), row, this::joined);
      }
    }
    return List.copyOf(byName.values());
  }

  // One row a column; those of one key come in the order of KEY_SEQ, others may lie between.
  private static LiveKey row(ResultSet rows) throws SQLException {
    return new LiveKey(
        Objects.requireNonNullElse(rows.getString("FK_NAME"), ""),
        List.of(rows.getString("FKCOLUMN_NAME")),
        Objects.requireNonNullElse(rows.getString("PKTABLE_SCHEM"), ""),
        rows.getString("PKTABLE_NAME"),
        List.of(rows.getString("PKCOLUMN_NAME")),
        onDelete(rows.getShort("DELETE_RULE")));
  }

  private LiveKey joined(LiveKey key, LiveKey further) {
    var columns = new ArrayList<>(key.columns());
    columns.addAll(further.columns());
    var parentColumns = new ArrayList<>(key.parentColumns());
    parentColumns.addAll(further.parentColumns());
    return new LiveKey(
        key.name(), columns, key.parentSchema(), key.parent(), parentColumns, key.onDelete());
  }

  private static OnDelete onDelete(short rule) {
    return switch (rule) {
      case DatabaseMetaData.importedKeyCascade -> OnDelete.CASCADE;
      case DatabaseMetaData.importedKeySetNull -> OnDelete.SET_NULL;
      case DatabaseMetaData.importedKeySetDefault -> OnDelete.SET_DEFAULT;
      case DatabaseMetaData.importedKeyRestrict -> OnDelete.RESTRICT;
      default -> OnDelete.NO_ACTION;
    };
  }
}
