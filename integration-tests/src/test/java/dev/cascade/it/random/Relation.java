package dev.cascade.it.random;

import dev.cascade.OnDelete;
import dev.cascade.PassiveDeletes;

/**
 * A foreign key of one type, and what happens to its row when the row it refers to is deleted.
 *
 * @param name the child's property; the column is {@code <name>_id}
 * @param unique a one-to-one
 * @param orphans whether the rule also deletes orphans
 * @param childRule whether the child's side has a rule too, save-update and merge
 * @param plainParent whether a parent's side without a rule is mapped; only where the action
 *     refuses
 */
record Relation(
    String name,
    String child,
    String parent,
    boolean nullable,
    boolean unique,
    OnDelete action,
    Backing backing,
    boolean orphans,
    boolean childRule,
    boolean plainParent) {

  /** The number in the name. */
  int place() {
    return Integer.parseInt(name.substring(1));
  }

  String column() {
    return name + "_id";
  }

  /** The parent's property. */
  String inverse() {
    return name + "s";
  }

  boolean refuses() {
    return action == OnDelete.RESTRICT || action == OnDelete.NO_ACTION;
  }

  boolean cascades() {
    return action == OnDelete.CASCADE;
  }

  /** Whether the parent's side has a rule. */
  boolean hasRule() {
    return !refuses() && backing != Backing.CLAUSE;
  }

  boolean isParentMapped() {
    return hasRule() || (refuses() && plainParent);
  }

  /** What the mapping states; a refusal is always stated, its clause may still be SQL's default. */
  boolean isStated() {
    return refuses() || backing.hasClause();
  }

  /** The rule of the parent's side, as a setting says it. */
  String options() {
    if (!cascades() || backing == Backing.PASSIVE_ALL) {
      return "save-update, merge";
    }
    // The start-up checks ask it of a one-to-one that cannot be released.
    var everything = orphans || (unique && !nullable);
    return everything ? "all, delete-orphan" : "save-update, merge, delete";
  }

  PassiveDeletes passiveDeletes() {
    return switch (backing) {
      case PASSIVE -> PassiveDeletes.ON;
      case PASSIVE_ALL -> PassiveDeletes.ALL;
      case RULE, RULE_AND_CLAUSE, CLAUSE -> PassiveDeletes.OFF;
    };
  }

  Relation with(Backing other) {
    return new Relation(
        name, child, parent, nullable, unique, action, other, orphans, childRule, plainParent);
  }

  /** {@code B.r0 -> A: CASCADE by RULE "all, delete-orphan", not null, one-to-one}. */
  @Override
  public String toString() {
    return "%s.%s -> %s: %s by %s%s%s%s%s"
        .formatted(
            child,
            name,
            parent,
            action,
            backing,
            hasRule()
                ? " \"" + options() + "\""
                : isParentMapped() ? ", parent's side without rule" : ", parent's side not mapped",
            nullable ? "" : ", not null",
            unique ? ", one-to-one" : "",
            childRule ? ", rule on the child's side" : "");
  }
}
