package dev.cascade.hibernate.restore;

import dev.cascade.model.DomainModel;
import dev.cascade.model.Relationship;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.plan.DeletionStep;
import org.jspecify.annotations.Nullable;

/**
 * The way from rows to those that a removal takes along with them.
 *
 * @param near the entity of the rows
 * @param far the entity of those that go along
 * @param key the far rows' attribute that refers to the near ones, or null if they have none
 * @param attribute the near rows' attribute; not used where there is a key
 */
record Hop(String near, String far, @Nullable String key, String attribute) {

  /** Over the relationship of a step. */
  static Hop of(DeletionStep step, DomainModel model) {
    var side = step.relationship();
    if (step.isSeenFromTarget()) {
      return new Hop(side.target(), side.entity(), side.attribute(), "");
    }
    var key =
        side.keyHolder() == KeyHolder.TARGET
            ? model.oppositeOf(side).map(Relationship::attribute).orElse(null)
            : null;
    return new Hop(side.entity(), side.target(), key, side.attribute());
  }

  /** The same from a subtype of the near rows only. */
  Hop from(String subtype) {
    return new Hop(subtype, far, key, attribute);
  }

  /** HQL for far rows, where more HQL tells the near ones. */
  String hql(String farAlias, String nearAlias, String nearCondition) {
    return key != null
        ? "%s.%s in (select %s from %s %3$s where %s)"
            .formatted(farAlias, key, nearAlias, near, nearCondition)
        : "%s in (select %s_far from %s %2$s join %2$s.%s %2$s_far where %s)"
            .formatted(farAlias, nearAlias, near, attribute, nearCondition);
  }

  /** HQL between {@code from} and {@code where} that has both, as {@code near} and {@code far}. */
  String joined() {
    return key != null
        ? "%s far join far.%s near".formatted(far, key)
        : "%s near join near.%s far".formatted(near, attribute);
  }
}
