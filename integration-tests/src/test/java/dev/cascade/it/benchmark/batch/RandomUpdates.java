package dev.cascade.it.benchmark.batch;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** A second session, which updates random rows one by one and times how long each update takes. */
final class RandomUpdates implements AutoCloseable {

  private static final long SEED = 7;

  private final DataSource source;
  private final int rows;
  private final List<Long> nanos = new ArrayList<>();
  private final Thread thread = new Thread(this::run, "random updates");
  private volatile boolean isOver;

  RandomUpdates(DataSource source, int rows) {
    this.source = source;
    this.rows = rows;
    thread.start();
  }

  private void run() {
    var random = new Random(SEED);
    try (var connection = source.getConnection();
        var update = connection.prepareStatement("update remarks set content = 'y' where id = ?")) {
      while (!isOver) {
        update.setLong(1, 1 + random.nextInt(rows));
        var start = System.nanoTime();
        update.executeUpdate();
        nanos.add(System.nanoTime() - start);
        TimeUnit.MILLISECONDS.sleep(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it. */
  Waits waits() {
    close();
    var sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    return new Waits(sorted.length, at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
  }

  private static double at(long[] sorted, double part) {
    return sorted.length == 0
        ? 0
        : Arrays.stream(sorted).skip(Math.round(part * (sorted.length - 1))).findFirst().orElse(0)
            / 1e6;
  }

  @Override
  public void close() {
    isOver = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How long the updates took, in milliseconds. */
  record Waits(int updates, double medianMillis, double p99Millis, double maxMillis) {}
}
