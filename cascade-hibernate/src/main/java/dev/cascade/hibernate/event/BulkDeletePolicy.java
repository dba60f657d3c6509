package dev.cascade.hibernate.event;

/** What becomes of a delete by query of rows on which rules act. */
public enum BulkDeletePolicy {

  /** The rules are applied to the rows of the query. */
  APPLY,

  /** It is refused. */
  REFUSE,

  /** It is left to Hibernate, unless rows of its type are only marked as deleted: then refused. */
  IGNORE
}
