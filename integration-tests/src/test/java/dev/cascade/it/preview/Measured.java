package dev.cascade.it.preview;

import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/** Work in a transaction, and what it did to the tables, read over another connection. */
final class Measured {

  private Measured() {}

  /** What work in a transaction of its own returns. */
  static <T> T in(MappedDatabase database, Function<EntityManager, T> work) {
    var result = new AtomicReference<T>();
    database.inTransaction(session -> result.set(work.apply(session)));
    return result.get();
  }

  /** How many rows of each table are gone after a work; only tables that lost some. */
  static Map<String, Long> rowsGone(MappedDatabase database, Consumer<EntityManager> work) {
    var gone = rows(database);
    database.inTransaction(work);
    rows(database).forEach((table, number) -> gone.merge(table, -number, Long::sum));
    gone.values().removeIf(number -> number == 0);
    return gone;
  }

  private static Map<String, Long> rows(MappedDatabase database) {
    var result = new TreeMap<String, Long>();
    database
        .rows("select tablename from pg_tables where schemaname = current_schema()")
        .forEach(
            table ->
                result.put(
                    table, Long.valueOf(database.rows("select count(*) from " + table).get(0))));
    return result;
  }
}
