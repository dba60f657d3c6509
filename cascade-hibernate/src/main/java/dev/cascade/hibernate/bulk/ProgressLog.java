package dev.cascade.hibernate.bulk;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** Logs the progress of a delete in batches, a line every so often. Not for several deletes. */
public final class ProgressLog implements Consumer<BatchProgress> {

  private static final System.Logger LOG = System.getLogger("dev.cascade.bulk");

  private final Duration every;
  private Duration next = Duration.ZERO;

  /** A line at most that often. */
  public ProgressLog(Duration every) {
    this.every = every;
  }

  @Override
  public void accept(BatchProgress progress) {
    if (progress.elapsed().compareTo(next) >= 0) {
      next = progress.elapsed().plus(every);
      LOG.log(System.Logger.Level.INFO, () -> line(progress));
    }
  }

  /** {@code User.posts: 12000 of 100000 rows, 12 %, 8000 rows/s, 11 s left}. */
  static String line(BatchProgress progress) {
    return String.format(
        Locale.ROOT,
        "%s: %d of %d rows, %.0f %%, %.0f rows/s, %d s left",
        progress.step(),
        progress.rows(),
        progress.estimatedTotal(),
        progress.part() * 100,
        progress.rate(),
        progress.remaining().toSeconds());
  }
}
