package dev.cascade.it.random;

/** A row of a join table. */
record JoinRow(String table, int owner, int target) {

  @Override
  public String toString() {
    return table + "#" + owner + " target=" + target;
  }
}
