package dev.cascade.it.benchmark.rival;

/** What becomes of the rows of a user that is removed, and what the tables have for it. */
public enum Rows {
  /** The foreign keys are ON DELETE CASCADE. */
  DELETED_BY_DATABASE("", "on delete cascade", "true"),
  DELETED("", "", "true"),
  /** They stay, with the time and the id of the deletion. */
  MARKED(", deleted_at timestamp(6) with time zone, deletion_id uuid", "", "deleted_at is null"),
  /** They stay, with a flag. */
  FLAGGED(", deleted boolean not null default false", "", "not deleted");

  private final String columns;
  private final String onDelete;
  private final String live;

  Rows(String columns, String onDelete, String live) {
    this.columns = columns;
    this.onDelete = onDelete;
    this.live = live;
  }

  /** Further columns of each table, behind a comma; may be empty. */
  public String columns() {
    return columns;
  }

  /** The clause of each foreign key; may be empty. */
  public String onDelete() {
    return onDelete;
  }

  /** SQL that tells the rows that are left. */
  public String live() {
    return live;
  }
}
