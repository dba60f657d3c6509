package dev.cascade.it.benchmark;

import dev.cascade.it.benchmark.rival.Rival;
import dev.cascade.it.support.TestPostgres;
import java.util.List;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/** Counts executions of statements; a JDBC batch is one. */
final class SentStatements implements QueryExecutionListener {

  private int count;

  private SentStatements() {}

  /** By one deletion that nobody times. */
  static int by(Rival rival, int posts, TestPostgres server) {
    var sent = new SentStatements();
    try (var database =
        RivalDatabase.open(
            server,
            rival,
            posts,
            pool -> ProxyDataSourceBuilder.create(pool).listener(sent).build())) {
      database.insertUser();
      sent.count = 0;
      database.deleteUser();
      database.requireUserGone();
      return sent.count;
    }
  }

  @Override
  public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    count++;
  }

  @Override
  public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {}
}
