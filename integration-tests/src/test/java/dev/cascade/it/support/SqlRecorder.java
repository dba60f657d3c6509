package dev.cascade.it.support;

import java.util.ArrayList;
import java.util.List;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;

/** Notes each statement that goes through a data source. */
final class SqlRecorder implements QueryExecutionListener {

  private final List<String> statements = new ArrayList<>();

  /** What came since the last call, in order. */
  List<String> take() {
    var taken = List.copyOf(statements);
    statements.clear();
    return taken;
  }

  @Override
  public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    queries.stream()
        .map(QueryInfo::getQuery)
        .filter(each -> !each.startsWith("select nextval"))
        .forEach(statements::add);
  }

  @Override
  public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {}
}
