package dev.cascade.it.benchmark;

import java.util.Arrays;
import java.util.Locale;

/** A number that was measured several times. */
record Interval(double low, double middle, double high) {

  // Of the normal distribution, for 95 %.
  private static final double DEVIATIONS = 1.96;

  /**
   * The median, and between which of the values the true one lies at 95 %, whatever their
   * distribution: by the ranks of the binomial distribution, approximated by the normal one.
   *
   * @param values at least one, in any order
   */
  static Interval ofMedian(double... values) {
    var sorted = Arrays.stream(values).sorted().toArray();
    var last = sorted.length - 1;
    var rank = (int) Math.max(0, (sorted.length - DEVIATIONS * Math.sqrt(sorted.length)) / 2);
    var middle = (sorted[last / 2] + sorted[sorted.length / 2]) / 2;
    return new Interval(sorted[rank], middle, sorted[last - rank]);
  }

  /** As {@code 1.07 (1.02-1.13)}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.2f (%.2f-%.2f)", middle, low, high);
  }
}
