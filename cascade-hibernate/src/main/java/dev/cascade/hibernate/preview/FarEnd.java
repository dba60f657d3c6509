package dev.cascade.hibernate.preview;

import dev.cascade.model.DomainModel;
import dev.cascade.model.Relationship;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.plan.DeletionStep;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/**
 * How a query finds the rows at the far end of a step.
 *
 * @param entity the type of the far rows; {@code far} in a query
 * @param nearEntity the type of the near rows
 * @param from HQL between {@code from} and {@code where}
 * @param nearId HQL for the identifier of the near row
 */
record FarEnd(String entity, String nearEntity, String from, String nearId) {

  /**
   * By the far rows' own key where an attribute holds it and it alone tells which they are; else
   * over the near rows' attribute.
   */
  static FarEnd of(DeletionStep step, DomainModel model, SessionFactoryImplementor sessions) {
    var side = step.relationship();
    if (step.isSeenFromTarget()) {
      return byKey(side.entity(), side.attribute(), side.target());
    }
    return side.keyHolder() != KeyHolder.TARGET || hasRestriction(side, sessions)
        ? byAttribute(side)
        : model
            .oppositeOf(side)
            .map(key -> byKey(side.target(), key.attribute(), side.entity()))
            .orElseGet(() -> byAttribute(side));
  }

  String hql(String selected) {
    return "select %s from %s where %s in (:ids)".formatted(selected, from, nearId);
  }

  private static FarEnd byKey(String far, String key, String near) {
    return new FarEnd(far, near, far + " far", "id(far." + key + ")");
  }

  private static FarEnd byAttribute(Relationship side) {
    return new FarEnd(
        side.target(),
        side.entity(),
        "%s near join near.%s far".formatted(side.entity(), side.attribute()),
        "id(near)");
  }

  // As with @SQLRestriction: more rows have the key than the collection shows.
  private static boolean hasRestriction(Relationship side, SessionFactoryImplementor sessions) {
    var role =
        sessions
            .getMappingMetamodel()
            .findCollectionDescriptor(side.entity() + "." + side.attribute());
    return role != null && role.hasWhereRestrictions();
  }
}
