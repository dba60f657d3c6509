package dev.cascade.it.conformance;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;

/**
 * Counts what is sent to the database while it is switched on.
 *
 * <p>An INSERT counts once per row sent, an UPDATE or DELETE once per row that it hit (so that one
 * statement over three rows is as much as three statements), a SELECT once per table in it.
 */
final class StatementCounter implements QueryExecutionListener {

  private final Map<String, Integer> counts = new HashMap<>();
  private final List<String> tables;
  private boolean on;

  StatementCounter(List<String> tables) {
    this.tables = tables;
  }

  void during(Runnable work) {
    on = true;
    try {
      work.run();
    } finally {
      on = false;
    }
  }

  /**
   * The number of statements so far.
   *
   * @param kind {@code "VERB table"}
   */
  int count(String kind) {
    return counts.getOrDefault(kind.toLowerCase(Locale.ROOT), 0);
  }

  @Override
  public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

  @Override
  public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    if (on && execution.isSuccess()) {
      queries.forEach(query -> count(SqlStatement.of(query.getQuery()), execution));
    }
  }

  private void count(SqlStatement statement, ExecutionInfo execution) {
    var number =
        switch (statement.verb()) {
          case "insert" -> Math.max(1, execution.getBatchSize());
          case "update", "delete" -> rowsHit(execution);
          default -> 1;
        };
    statement
        .among(tables)
        .forEach(table -> counts.merge(statement.verb() + " " + table, number, Integer::sum));
  }

  private static int rowsHit(ExecutionInfo execution) {
    var result = execution.getResult();
    if (result instanceof int[] counts) {
      return Arrays.stream(counts).map(each -> each == Statement.SUCCESS_NO_INFO ? 1 : each).sum();
    }
    if (result instanceof Number count) {
      return count.intValue();
    }
    try {
      return Math.max(0, execution.getStatement().getUpdateCount());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
