package dev.cascade;

/**
 * How much of a parent's removal is left to the foreign key's ON DELETE clause.
 *
 * @see <a href="https://docs.sqlalchemy.org/en/20/orm/cascades.html#passive-deletes">SQLAlchemy:
 *     passive_deletes</a>
 */
public enum PassiveDeletes {
  /** Children that are not loaded are looked up, and deleted or released by statements of ours. */
  OFF,
  /**
   * Children that are not loaded are left to the database. Loaded ones are treated as with {@link
   * #OFF}.
   */
  ON,
  /**
   * The children's foreign key is never set to NULL from the parent's side, loaded or not. Excludes
   * DELETE.
   */
  ALL
}
