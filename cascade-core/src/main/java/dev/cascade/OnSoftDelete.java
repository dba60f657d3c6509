package dev.cascade;

/**
 * What happens over one association when the row of its entity is marked as deleted, and stays.
 *
 * <p>No foreign key's ON DELETE clause fires then.
 */
public enum OnSoftDelete {
  /**
   * As the options say: with {@link CascadeOption#DELETE} or {@link CascadeOption#SOFT_DELETE}
   * soft-deletable children are marked as well, by the same deletion; without either all stay as
   * they are. DELETE on an association to an entity that is not soft-deletable is refused at
   * start-up: no restore could bring those rows back.
   */
  BY_OPTIONS,
  /** All rows at the far end stay as they are. */
  KEEP,
  /** The rows at the far end, which are not soft-deletable, are deleted for good. */
  DELETE,
  /** Their foreign key becomes NULL; a restore does not bring it back. */
  SET_NULL,
  /** Refused while there are live rows. */
  REFUSE
}
