package dev.cascade;

/** What the database does to a referring row when the row it refers to is deleted, as in SQL. */
public enum OnDelete {
  /** The referring row is deleted too. */
  CASCADE,
  /** The foreign key becomes NULL. */
  SET_NULL,
  /** The foreign key takes its column's default. */
  SET_DEFAULT,
  /** The delete is refused at once. */
  RESTRICT,
  /** The delete is refused if the reference still stands when it is checked; SQL's default. */
  NO_ACTION;

  /** As SQL writes it after ON DELETE: {@code SET NULL}. */
  public String sql() {
    return name().replace('_', ' ');
  }
}
