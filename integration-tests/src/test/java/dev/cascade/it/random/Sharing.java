package dev.cascade.it.random;

/**
 * A many-to-many with a join table. Its rows go with either end; nothing else does.
 *
 * @param name the owner's property, and the join table
 * @param ownerClause whether the key to the owner is ON DELETE CASCADE
 * @param targetClause whether the key to the target is ON DELETE CASCADE
 */
record Sharing(
    String name, String owner, String target, boolean ownerClause, boolean targetClause) {

  /** The target's property. */
  String inverse() {
    return name + "s";
  }

  /** {@code A.m0 <-> B}. */
  @Override
  public String toString() {
    return "%s.%s <-> %s, many-to-many%s%s"
        .formatted(
            owner,
            name,
            target,
            ownerClause ? ", join rows cascade with " + owner : "",
            targetClause ? ", join rows cascade with " + target : "");
  }
}
