package dev.cascade.hibernate.bulk;

/** What happens where a foreign key that leads to the rows has no index. */
public enum MissingIndexes {
  /** Nothing is deleted; an exception names the indexes. */
  REFUSE,
  /** A warning names them in the log. Each chunk reads the whole table. */
  WARN
}
