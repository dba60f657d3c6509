package dev.cascade.hibernate.bulk;

/** What a level does to its rows. */
enum Work {
  /** Deletes them by statements. */
  DELETE,
  /** Marks them as deleted, by statements. */
  MARK,
  /** Sets their reference to null, by statements. */
  RELEASE,
  /** Removes their objects: something wants to see them. */
  REMOVE
}
