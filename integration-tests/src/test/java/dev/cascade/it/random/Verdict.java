package dev.cascade.it.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.cascade.OnDelete;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.TransientObjectException;

/**
 * Whether the rules did what the database did.
 *
 * <p>Where the database refuses, so must the rules, and leave every row as it was. Where it does
 * not, the same rows must be left; a refusal is right only
 *
 * <ul>
 *   <li>if a row that goes too refers to one that goes by RESTRICT: SQL's RESTRICT does not wait
 *       for rows to go, the reference does;
 *   <li>if such a reference is NO ACTION and the database cascades: PostgreSQL checks after each of
 *       the cascade's own deletes, the reference at the commit.
 * </ul>
 */
record Verdict(DeletionCase judged, Outcome reference, Outcome ours) {

  /** What happened, for the statistics. */
  enum Kind {
    SAME_ROWS,
    BOTH_REFUSED,
    STRICTER
  }

  /**
   * Asserts it.
   *
   * @param before the rows before, by table
   * @return how the two agree
   */
  Kind assertRight(SortedMap<String, List<String>> before) {
    if (!ours.isRefused()) {
      if (reference.isRefused()) {
        fail(
            "The database refuses, the rules do not and leave " + ours.rows(), reference.failure());
      }
      assertThat(ours.rows()).as("rows left").isEqualTo(reference.rows());
      return Kind.SAME_ROWS;
    }
    assertThat(ours.rows()).as("rows after a refusal").isEqualTo(before);
    if (!isRefusal()) {
      fail("The rules fail, and not because rows are referred to", ours.failure());
    }
    if (reference.isRefused()) {
      return Kind.BOTH_REFUSED;
    }
    if (!mayBeStricter()) {
      fail("The database does not refuse, and leaves " + reference.rows(), ours.failure());
    }
    return Kind.STRICTER;
  }

  private boolean mayBeStricter() {
    var inside = goingTogether(OnDelete.RESTRICT, OnDelete.NO_ACTION);
    return inside.contains(OnDelete.RESTRICT)
        || (inside.contains(OnDelete.NO_ACTION) && databaseCascades());
  }

  private boolean databaseCascades() {
    return judged.domain().relations().stream()
        .filter(each -> each.cascades() && each.backing().isDatabase())
        .anyMatch(this::hasGoneWithItsParent);
  }

  private Set<OnDelete> goingTogether(OnDelete... actions) {
    return judged.domain().relations().stream()
        .filter(each -> Set.of(actions).contains(each.action()))
        .filter(this::hasGoneWithItsParent)
        .map(Relation::action)
        .collect(Collectors.toSet());
  }

  private boolean hasGoneWithItsParent(Relation relation) {
    return judged.rows().stream()
        .filter(each -> each.type().equals(relation.child()) && isGone(each.type(), each.id()))
        .map(each -> each.references().get(relation.name()))
        .anyMatch(each -> each != null && isGone(relation.parent(), each));
  }

  private boolean isGone(String type, int id) {
    var label = type + "#" + id;
    return reference.rows().get(type).stream()
        .noneMatch(each -> each.equals(label) || each.startsWith(label + " "));
  }

  /** A bug must not pass for a refusal. */
  private boolean isRefusal() {
    return Stream.<Throwable>iterate(ours.failure(), each -> each != null, Throwable::getCause)
        .anyMatch(
            each ->
                each instanceof TransientObjectException
                    || each.getClass().getSimpleName().equals("DeleteRefusedException")
                    || each instanceof SQLException sql
                        && Set.of("23001", "23503").contains(sql.getSQLState()));
  }
}
