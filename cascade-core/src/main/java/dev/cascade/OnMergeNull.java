package dev.cascade;

/**
 * What {@code merge} makes of a collection or reference that is null in the detached object.
 *
 * <p>An empty collection is never meant: empty is a value, and removes every child.
 */
public enum OnMergeNull {
  /**
   * Null says nothing: the managed object keeps what it has. SQLAlchemy's answer for an attribute
   * never set.
   */
  UNCHANGED,
  /** Null means none: the managed collection is emptied, the reference set to null. */
  EMPTY,
  /** Null is refused with an exception that names the relationship, before anything is copied. */
  FAIL
}
