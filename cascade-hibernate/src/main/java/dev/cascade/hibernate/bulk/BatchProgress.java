package dev.cascade.hibernate.bulk;

import java.time.Duration;

/**
 * How far a delete in batches has come.
 *
 * @param step what is being done, as messages name it: {@code User.posts}
 * @param rows how many rows were deleted or changed so far
 * @param estimatedTotal how many there were when it began; never less than {@code rows}
 * @param elapsed since it began
 */
public record BatchProgress(String step, long rows, long estimatedTotal, Duration elapsed) {

  /** Rows a second since it began; 0 before the first ones. */
  public double rate() {
    var seconds = elapsed.toNanos() / 1e9;
    return seconds == 0 ? 0 : rows / seconds;
  }

  /** How long the rest will take at that rate; zero before the first rows are gone. */
  public Duration remaining() {
    return rows == 0
        ? Duration.ZERO
        : Duration.ofMillis(Math.round((estimatedTotal - rows) / rate() * 1_000));
  }

  /** The part that is done, 0 to 1. */
  public double part() {
    return estimatedTotal == 0 ? 1 : (double) rows / estimatedTotal;
  }
}
