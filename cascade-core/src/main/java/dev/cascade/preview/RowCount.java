package dev.cascade.preview;

/**
 * A number of rows.
 *
 * @param number how many were counted
 * @param isCapped whether counting stopped at a limit, so that there may be more
 */
public record RowCount(long number, boolean isCapped) {

  /** No rows. */
  public static final RowCount NONE = exactly(0);

  /** That many, and no more. */
  public static RowCount exactly(long number) {
    return new RowCount(number, false);
  }

  /** Both together; capped if one of them is. */
  public RowCount plus(RowCount other) {
    return new RowCount(number + other.number, isCapped || other.isCapped);
  }

  /** In words: {@code 1 row}, {@code 2 rows}, {@code 1001 rows or more}. */
  @Override
  public String toString() {
    return number + (number == 1 ? " row" : " rows") + (isCapped ? " or more" : "");
  }
}
