package dev.cascade.violation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The stable names of everything that can be wrong with rules.
 *
 * <p>Printed as {@code CASCADE-101}; the number is also the key of the setting {@code
 * cascade.checks.CASCADE-101 = error | warn | off}.
 */
public enum Code {
  /** A word that is no cascade option, or {@code none} beside other words. */
  UNKNOWN_OPTION(101),
  /** DELETE_ORPHAN without DELETE. */
  ORPHAN_WITHOUT_DELETE(102),
  /** DELETE_ORPHAN on many-to-one or many-to-many without {@code singleParent}. */
  ORPHAN_WITHOUT_SINGLE_PARENT(103),
  /**
   * The parent side of a one-to-one without DELETE_ORPHAN whose child's foreign key is NOT NULL.
   */
  ONE_TO_ONE_WITHOUT_ORPHAN(104),
  /** {@code passiveDeletes = ALL} together with DELETE. */
  PASSIVE_ALL_WITH_DELETE(105),
  /** ON DELETE SET NULL on a NOT NULL column. */
  SET_NULL_ON_NOT_NULL(106),
  /** JPA asks for REMOVE or orphan removal and the rule does not. */
  CONTRADICTS_JPA(107),
  /** A cascade deletes through to a {@code @Retained} entity. */
  RETAINED_IS_DELETED(108),
  /** A rule on something that is no association, or a setting that names none. */
  NOT_AN_ASSOCIATION(109),
  /** {@code @OnParentDelete} and Hibernate's {@code @OnDelete} disagree. */
  ON_DELETE_DISAGREES(110),
  /** Passive deletes whose foreign key has no ON DELETE action that would do the work. */
  PASSIVE_WITHOUT_ON_DELETE(111),
  /** The rule writes NULL before the foreign key's CASCADE or RESTRICT can act. */
  NULLED_BEFORE_DATABASE_ACTS(112),
  /** Removing a parent would write NULL into a NOT NULL foreign key. */
  RELEASE_OF_NOT_NULL(113, Severity.WARN),
  /** Passive deletes whose foreign key, in the database, does not do what the mapping says. */
  LIVE_KEY_DIFFERS(114),
  /** The database would delete rows unseen that something wants to see; they are loaded instead. */
  UNSEEN_DELETES(115, Severity.WARN),
  /** {@code required} on anything but a one-to-one whose key is in the child's table. */
  REQUIRED_CANNOT_HOLD(116),
  /** A mark of soft deletes on an attribute that cannot keep it. */
  DELETION_MARK_UNFIT(117),
  /** Several marks of a kind, or one that means nothing without {@code @DeletedAt}. */
  DELETION_MARKS_UNCLEAR(118),
  /** {@code @DeletedAt} on an entity whose rows are kept or hidden in another way too. */
  SOFT_DELETED_TWICE(119),
  /** A list with an order column, in which a hidden element would leave a gap. */
  GAPS_IN_LIST(120),
  /** A soft delete would delete rows for good, which no restore brings back. */
  ROWS_LOST_FOR_GOOD(121),
  /** A parent that is deleted for good has soft-deletable children. */
  MARKED_UNDER_DELETED(122),
  /** {@code SOFT_DELETE} or {@code onSoftDelete} where it cannot mean anything. */
  SOFT_DELETE_CANNOT_HOLD(123),
  /** A unique key of the database in which deleted rows keep their values from live ones. */
  DELETED_VALUE_BLOCKS(124, Severity.WARN),
  /** A foreign key by which the database deletes rows that are only to be marked. */
  MARKED_UNDER_DATABASE_CASCADE(125);

  private final int number;
  private final Severity defaultSeverity;

  Code(int number) {
    this(number, Severity.ERROR);
  }

  Code(int number, Severity defaultSeverity) {
    this.number = number;
    this.defaultSeverity = defaultSeverity;
  }

  /**
   * The code that is printed so, in any case, with or without {@code CASCADE-}; empty if there is
   * none.
   */
  public static Optional<Code> of(String id) {
    var number = id.toUpperCase(Locale.ROOT).replaceFirst("^CASCADE-", "");
    return Arrays.stream(values())
        .filter(each -> number.equals(Integer.toString(each.number)))
        .findFirst();
  }

  /** The printed form, {@code CASCADE-101}. */
  public String id() {
    return "CASCADE-" + number;
  }

  /**
   * What becomes of it where no setting says otherwise; WARN only for what is legal but fails
   * loudly.
   */
  public Severity defaultSeverity() {
    return defaultSeverity;
  }
}
