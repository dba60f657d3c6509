package dev.cascade.it.benchmark.batch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** Times each transaction of a data source's connections, from its first statement to its end. */
final class TimedTransactions {

  private static final Set<String> STATEMENTS =
      Set.of("prepareStatement", "createStatement", "prepareCall");
  private static final Set<String> ENDS = Set.of("commit", "rollback");

  private final List<Long> nanos = new ArrayList<>();

  /** The same, timed. */
  DataSource of(DataSource source) {
    return (DataSource)
        Proxy.newProxyInstance(
            TimedTransactions.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              var result = method.invoke(source, arguments);
              return result instanceof Connection connection ? timed(connection) : result;
            });
  }

  /** What came since the last call. */
  synchronized List<Long> take() {
    var taken = List.copyOf(nanos);
    nanos.clear();
    return taken;
  }

  private Connection timed(Connection connection) {
    var began = new long[1];
    return (Connection)
        Proxy.newProxyInstance(
            TimedTransactions.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (began[0] == 0 && STATEMENTS.contains(method.getName())) {
                began[0] = System.nanoTime();
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              } finally {
                if (began[0] != 0 && ENDS.contains(method.getName())) {
                  note(System.nanoTime() - began[0]);
                  began[0] = 0;
                }
              }
            });
  }

  private synchronized void note(long duration) {
    nanos.add(duration);
  }
}
