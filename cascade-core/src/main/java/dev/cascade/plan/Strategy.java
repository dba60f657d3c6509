package dev.cascade.plan;

/** How a step of a plan is carried out. */
public enum Strategy {
  /** By one statement for all rows, whatever their number; nothing is loaded. */
  AS_SET("as a set"),
  /** The rows are loaded, in chunks, and deleted or changed one by one, in JDBC batches. */
  ONE_BY_ONE("one by one"),
  /** By the foreign key's ON DELETE clause: no statement. */
  BY_DATABASE("by the database"),
  /** By one query that looks for rows, before any statement that writes. */
  BY_QUERY("by a query");

  private final String words;

  Strategy(String words) {
    this.words = words;
  }

  /** In words for the preview: {@code as a set}. */
  public String words() {
    return words;
  }
}
