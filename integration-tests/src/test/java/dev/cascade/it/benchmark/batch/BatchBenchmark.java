package dev.cascade.it.benchmark.batch;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.zaxxer.hikari.HikariDataSource;
import dev.cascade.hibernate.Cascades;
import dev.cascade.hibernate.bulk.BatchRequest;
import dev.cascade.it.benchmark.batch.RandomUpdates.Waits;
import dev.cascade.it.support.Schema;
import dev.cascade.it.support.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/**
 * Measures deletes of one author with very many rows: in batches by us, in the best chunks of raw
 * SQL, and by one raw DELETE. Prints lines and writes {@code batches.json}.
 *
 * <p>All in one JVM, taking turns, so that what else the machine does slows down all of them.
 */
public final class BatchBenchmark implements AutoCloseable {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final int MEGABYTE = 1 << 20;

  private final Schema schema;
  private final ForumTables tables;
  private final HikariDataSource pool = new HikariDataSource();
  private final TimedTransactions transactions = new TimedTransactions();
  private final SessionFactory sessions;
  private final Map<String, Work> ways = new LinkedHashMap<>();

  private BatchBenchmark(Schema schema, int rows) {
    this.schema = schema;
    this.tables = new ForumTables(schema, rows);
    pool.setDataSource(schema.dataSource());
    pool.setMaximumPoolSize(2);
    var timed = transactions.of(pool);
    this.sessions =
        new HibernatePersistenceConfiguration("forum")
            .managedClasses(Forum.Author.class, Forum.Remark.class)
            .property(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, timed)
            .property(AvailableSettings.HBM2DDL_AUTO, "create")
            .createEntityManagerFactory();
    var raw = new RawChunks(timed);
    ways.put("one raw DELETE", raw::atOnce);
    ways.put("raw chunks of 10 000, returning", () -> raw.returning(10_000));
    ways.put("raw chunks of 10 000, up to", () -> raw.upTo(10_000));
    ways.put("in batches of 10 000", () -> delete(each -> each.chunkSize(10_000)));
    ways.put("raw chunks of 1 000, returning", () -> raw.returning(1_000));
    ways.put("in batches of 1 000", () -> delete(each -> each.chunkSize(1_000)));
  }

  /** Takes the number of rows, that of the rounds, and the directory for the results. */
  public static void main(String[] arguments) throws Exception {
    var directory = Files.createDirectories(Path.of(arguments[2]));
    var server = TestPostgres.embedded();
    try (var schema = server.newSchema();
        var benchmark = new BatchBenchmark(schema, Integer.parseInt(arguments[0]))) {
      benchmark.measure(Integer.parseInt(arguments[1]), directory.resolve("batches.json"));
    }
    System.exit(0);
  }

  private void measure(int rounds, Path file) throws Exception {
    var runs = new ArrayList<Run>();
    for (var round = 0; round < rounds + 1; round++) {
      for (var way : ways.entrySet()) {
        var run = run(way.getKey(), round, way.getValue(), false);
        System.out.println(run);
        if (round > 0) {
          runs.add(run);
        }
      }
    }
    for (var way : List.of("one raw DELETE", "in batches of 10 000", "in batches of 1 000")) {
      var run = run(way, 0, ways.get(way), true);
      System.out.println(run);
      runs.add(run);
    }
    var heap = heapGrowth();
    System.out.println("live heap grows by " + heap + " MB");
    write(file, Map.of("runs", runs, "heapGrowthMegabytes", heap));
  }

  private Run run(String way, int round, Work work, boolean isDisturbed) throws Exception {
    tables.fill();
    transactions.take();
    var updates = isDisturbed ? new RandomUpdates(pool, tables.rows()) : null;
    var start = System.nanoTime();
    work.run();
    var nanos = System.nanoTime() - start;
    var waits = updates == null ? null : updates.waits();
    var taken = transactions.take();
    var longest = taken.stream().mapToLong(Long::longValue).max().orElse(0) / 1e6;
    tables.requireOnlyTheOtherIsLeft();
    return new Run(
        way, round, nanos / 1e6, Math.round(tables.rows() / (nanos / 1e9)), longest, waits);
  }

  private void delete(UnaryOperator<BatchRequest> how) {
    var result =
        how.apply(Cascades.of(sessions).inBatches()).delete(Forum.Author.class, ForumTables.AUTHOR);
    if (result.total() != tables.rows() + 1) {
      System.out.println("Told: " + result);
    }
  }

  // Of what is alive: collected each time before it is read.
  private double heapGrowth() {
    tables.fill();
    var before = liveBytes();
    var most = new long[1];
    var chunks = new int[1];
    delete(
        each ->
            each.chunkSize(10_000)
                .onProgress(
                    progress -> {
                      if (chunks[0]++ % 10 == 0) {
                        most[0] = Math.max(most[0], liveBytes());
                      }
                    }));
    return Math.max(0, most[0] - before) / (double) MEGABYTE;
  }

  private static long liveBytes() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static void write(Path file, Object result) throws IOException {
    JSON.writeValue(file.toFile(), result);
  }

  @Override
  public void close() {
    sessions.close();
    pool.close();
  }

  private interface Work {
    void run() throws Exception;
  }

  /** One delete. */
  record Run(
      String way,
      int round,
      double millis,
      long rowsPerSecond,
      double longestTransactionMillis,
      @org.jspecify.annotations.Nullable Waits otherSession) {}
}
