package dev.cascade.it.demo;

import dev.cascade.it.demo.Situation.Sql;
import dev.cascade.it.domain.BlogDomain;
import dev.cascade.it.support.DomainDatabase;
import dev.cascade.it.support.SqlSent;
import dev.cascade.it.support.TestPostgres;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What became of a situation.
 *
 * @param before the rows of each table shown, in order of all columns
 * @param after the same tables afterwards
 */
record Outcome(
    Situation situation,
    SqlSent sql,
    Map<String, List<String>> before,
    Map<String, List<String>> after) {

  // A refusal is part of the show, and its place is there, not in the log.
  private static final Map<String, Object> SETTINGS = Map.of("hibernate.jdbc.log.errors", false);

  /** Runs the situation in a schema of its own. */
  static Outcome of(Situation situation, TestPostgres server) {
    try (var database = DomainDatabase.open(server, BlogDomain.ENTITIES, SETTINGS)) {
      database.inTransaction(situation.given());
      var tables = situation.end().rows().keySet();
      var before = rows(database, tables);
      var sql = database.attempt(situation.work());
      return new Outcome(situation, sql, before, rows(database, tables));
    }
  }

  boolean isAsSaid() {
    var end = situation.end();
    var sent = new Sql(sql.reads().size(), sql.writes());
    return end.refused() == (sql.failure() != null)
        && (end.sql() == null || end.sql().equals(sent))
        && end.rows().equals(after);
  }

  private static Map<String, List<String>> rows(DomainDatabase database, Set<String> tables) {
    var rows = new LinkedHashMap<String, List<String>>();
    tables.forEach(
        table ->
            rows.put(table, named(database.query("table " + table)).stream().sorted().toList()));
    return rows;
  }

  private static List<String> named(List<List<String>> table) {
    return table.stream().skip(1).map(row -> named(table.get(0), row)).toList();
  }

  /** The id first, where there is one. */
  private static String named(List<String> names, List<String> values) {
    var cells = new ArrayList<String>();
    for (var i = 0; i < names.size(); i++) {
      var first = names.get(i).equals("id");
      cells.add(first ? 0 : cells.size(), names.get(i) + "=" + values.get(i));
    }
    return String.join(" ", cells);
  }
}
