package dev.cascade.hibernate.bulk;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import org.hibernate.event.spi.EventSource;

/** Lets one chunk follow another: how large, after which pause, and whether at all. */
final class Pace {

  private static final int LARGEST = 100_000;
  private static final int LARGEST_BY_IDS = 5_000;
  private static final int SMALLEST = 10;

  private final BatchOptions options;
  private final Map<String, Long> rowsByTable = new LinkedHashMap<>();
  private final long began = System.nanoTime();
  private int size;
  private long total;
  private long chunks;
  private long estimate;
  private boolean isEndless;

  Pace(BatchOptions options) {
    this.options = options;
    this.size = options.chunkSize;
  }

  /** One that counts by itself, for work that is done without a stop, a pause or a word. */
  Pace withoutEnd() {
    var endless = new Pace(options);
    endless.isEndless = true;
    return endless;
  }

  /** Counts what another one has counted: once that is committed. */
  void add(Pace other) {
    other.rowsByTable.forEach(this::count);
  }

  void estimate(long rows) {
    estimate += rows;
  }

  long chunks() {
    return chunks;
  }

  long total() {
    return total;
  }

  /** How many rows the next chunk may have. */
  int size() {
    return isEndless ? size : (int) Math.min(size, options.maxRows - total);
  }

  /** The same where a statement names each row: it has a limited number of parameters. */
  int sizeByIds() {
    return Math.min(size(), LARGEST_BY_IDS);
  }

  Map<String, Long> rowsByTable() {
    return rowsByTable;
  }

  /**
   * Goes on.
   *
   * @throws Stopped if it is enough
   */
  void goOn() {
    if (isEndless) {
      return;
    }
    if (options.cancelled.getAsBoolean()) {
      throw new Stopped(StopReason.CANCELLED);
    }
    if (options.deadline != null && !Instant.now().isBefore(options.deadline)) {
      throw new Stopped(StopReason.DEADLINE);
    }
    if (total >= options.maxRows) {
      throw new Stopped(StopReason.MAX_ROWS);
    }
  }

  /**
   * Does one chunk in a transaction of its own.
   *
   * @param work knows how many rows it may have
   * @throws Stopped if it is enough
   */
  Done chunk(
      Transactions transactions,
      String step,
      String table,
      BiFunction<EventSource, Integer, Done> work) {
    goOn();
    var limit = size();
    var start = System.nanoTime();
    var done = transactions.in(session -> work.apply(session, limit));
    if (isEndless) {
      count(table, done.rows());
      return done;
    }
    adapt(System.nanoTime() - start);
    chunks++;
    count(table, done.rows());
    tell(step);
    if (done.found() > 0 && !options.pause.isZero()) {
      LockSupport.parkNanos(options.pause.toNanos());
    }
    return done;
  }

  void count(String table, long rows) {
    if (rows > 0) {
      rowsByTable.merge(table, rows, Long::sum);
      total += rows;
    }
  }

  private void tell(String step) {
    if (!options.listeners.isEmpty()) {
      var elapsed = Duration.ofNanos(System.nanoTime() - began);
      var progress = new BatchProgress(step, total, Math.max(estimate, total), elapsed);
      options.listeners.forEach(each -> each.accept(progress));
    }
  }

  private void adapt(long nanos) {
    if (options.targetDuration != null) {
      var factor = (double) options.targetDuration.toNanos() / Math.max(1, nanos);
      var next = size * Math.max(0.5, Math.min(2, factor));
      size = (int) Math.max(SMALLEST, Math.min(LARGEST, next));
    }
  }

  /** In words, for a log. */
  @Override
  public String toString() {
    return "%d rows in %d chunks, %d ms"
        .formatted(total, chunks, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
  }
}
