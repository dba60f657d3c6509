package dev.cascade.it.random;

import dev.cascade.it.support.Schema;
import dev.cascade.it.support.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A schema that holds the tables and rows of one case after the other. */
final class Tables implements AutoCloseable {

  private final Schema schema = TestPostgres.server().newSchema();
  private final Connection connection;
  private List<String> present = List.of();

  Tables() throws SQLException {
    connection = schema.dataSource().getConnection();
  }

  /** A further connection into the schema, to be closed by the caller. */
  Connection open() throws SQLException {
    return schema.dataSource().getConnection();
  }

  /** The connection that the tables are made and read over; commits by itself. */
  Connection connection() {
    return connection;
  }

  /** Replaces what the schema holds. Rows come before keys: they may refer to each other. */
  void fill(DeletionCase wanted, KeyClauses clauses) throws SQLException {
    var statements = new ArrayList<String>();
    if (!present.isEmpty()) {
      statements.add("drop table " + String.join(", ", present) + " cascade");
    }
    var domain = wanted.domain();
    domain.types().forEach(each -> statements.add(table(domain, each)));
    domain.sharings().forEach(each -> statements.add(table(each)));
    wanted.rows().forEach(each -> statements.add(insert(each)));
    wanted.joinRows().forEach(each -> statements.add(insert(each)));
    domain.relations().forEach(each -> statements.add(clauses.of(each)));
    domain.sharings().forEach(each -> statements.addAll(clauses.of(each)));
    present = domain.tables();
    try (var statement = connection.createStatement()) {
      statement.execute(String.join(";\n", statements));
    }
  }

  /**
   * The committed rows.
   *
   * @return what {@link Row#toString} and {@link JoinRow#toString} say, by table
   */
  SortedMap<String, List<String>> rows(Domain domain) throws SQLException {
    var result = new TreeMap<String, List<String>>();
    for (var table : domain.tables()) {
      var names = domain.relationsOf(table).stream().map(Relation::name).toList();
      try (var statement = connection.createStatement();
          var rows =
              statement.executeQuery(
                  "select * from "
                      + table
                      + " order by 1, "
                      + (domain.types().contains(table) ? "1" : "2"))) {
        var texts = new ArrayList<String>();
        while (rows.next()) {
          var text = new StringBuilder(table + "#" + rows.getInt(1));
          for (var column = 2; column <= rows.getMetaData().getColumnCount(); column++) {
            var name = domain.types().contains(table) ? names.get(column - 2) : "target";
            text.append(' ').append(name).append('=').append(rows.getObject(column));
          }
          texts.add(text.toString());
        }
        result.put(table, texts);
      }
    }
    return result;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    schema.close();
  }

  private static String table(Domain domain, String type) {
    return domain.relationsOf(type).stream()
        .map(
            each ->
                each.column()
                    + " int"
                    + (each.nullable() ? "" : " not null")
                    + (each.unique() ? " unique" : ""))
        .collect(Collectors.joining(", ", "create table " + type + " (id int primary key, ", ")"))
        .replace(", )", ")");
  }

  private static String table(Sharing sharing) {
    return "create table %s (owner_id int, target_id int, primary key (owner_id, target_id))"
        .formatted(sharing.name());
  }

  private static String insert(Row row) {
    return Stream.concat(Stream.of(row.id()), row.references().values().stream())
        .map(String::valueOf)
        .collect(Collectors.joining(", ", "insert into " + row.type() + " values (", ")"));
  }

  private static String insert(JoinRow row) {
    return "insert into %s values (%d, %d)".formatted(row.table(), row.owner(), row.target());
  }
}
