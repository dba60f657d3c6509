package dev.cascade.it.support;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a piece of work sent to the database, and how it ended.
 *
 * @param statements whole texts in the order of sending, fetching of generated ids left out; a
 *     refused one too
 * @param failure what ended the work or its commit, or null if it was committed
 */
public record SqlSent(List<String> statements, @Nullable RuntimeException failure) {

  /** Without SELECTs. */
  public List<String> writes() {
    return statements.stream().filter(each -> !isRead(each)).toList();
  }

  /** SELECTs only. */
  public List<String> reads() {
    return statements.stream().filter(SqlSent::isRead).toList();
  }

  private static boolean isRead(String statement) {
    return statement.startsWith("select") || isTreeRead(statement);
  }

  private static boolean isTreeRead(String statement) {
    return statement.startsWith("with")
        && !statement.contains("(delete from")
        && !statement.contains("(update ");
  }
}
