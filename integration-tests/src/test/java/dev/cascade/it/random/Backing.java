package dev.cascade.it.random;

/** Who carries out what a relation says. */
enum Backing {
  /** A rule; the foreign key has no clause. */
  RULE,
  /** A rule; the foreign key has the clause too, but is not left to act. */
  RULE_AND_CLAUSE,
  /** The clause; a rule with {@code passiveDeletes = ON} leaves to it what is not loaded. */
  PASSIVE,
  /** The clause; a rule with {@code passiveDeletes = ALL} leaves everything to it. */
  PASSIVE_ALL,
  /** The clause; the parent's side is not mapped. */
  CLAUSE;

  /** Whether the foreign key has the clause. */
  boolean hasClause() {
    return this != RULE;
  }

  /** Whether rows may go, or be released, without a statement of ours. */
  boolean isDatabase() {
    return this != RULE && this != RULE_AND_CLAUSE;
  }
}
