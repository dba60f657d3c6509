package dev.cascade.it.mapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;

/** The SQL that a session sent, whole texts in order; a batch once for each of its rows. */
public final class SentSql implements QueryExecutionListener {

  /**
   * One execution by JDBC.
   *
   * @param sql whole text
   * @param rows of parameters: more than one for a batch
   */
  public record Execution(String sql, int rows) {}

  private final List<String> statements = new ArrayList<>();
  private final List<Execution> executions = new ArrayList<>();

  /** All statements. */
  public List<String> all() {
    return List.copyOf(statements);
  }

  /** INSERT, UPDATE and DELETE. */
  public List<String> writes() {
    return statements.stream().filter(SentSql::isWrite).toList();
  }

  /** Everything else: SELECT, also of a sequence's next value. */
  public List<String> reads() {
    return statements.stream().filter(each -> !isWrite(each)).toList();
  }

  /** DELETEs as the driver got them, a batch once. */
  public List<Execution> deletions() {
    return executions.stream().filter(each -> each.sql().startsWith("delete")).toList();
  }

  /** UPDATEs as the driver got them, a batch once. */
  public List<Execution> updates() {
    return executions.stream().filter(each -> each.sql().startsWith("update")).toList();
  }

  @Override
  public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

  @Override
  public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    queries.forEach(query -> add(query, Math.max(1, execution.getBatchSize())));
  }

  private void add(QueryInfo query, int mostRows) {
    var rows = Math.min(mostRows, query.getParametersList().size());
    statements.addAll(Collections.nCopies(rows, query.getQuery()));
    executions.add(new Execution(query.getQuery(), rows));
  }

  void forget() {
    statements.clear();
    executions.clear();
  }

  SentSql copy() {
    var copy = new SentSql();
    copy.statements.addAll(statements);
    copy.executions.addAll(executions);
    return copy;
  }

  private static boolean isWrite(String sql) {
    return sql.startsWith("insert")
        || sql.startsWith("update")
        || sql.startsWith("delete")
        || isWriteOfSeveralTables(sql);
  }

  // A hierarchy of several tables is written by one statement with several parts.
  private static boolean isWriteOfSeveralTables(String sql) {
    return sql.startsWith("with") && (sql.contains("(delete from") || sql.contains("(update "));
  }
}
