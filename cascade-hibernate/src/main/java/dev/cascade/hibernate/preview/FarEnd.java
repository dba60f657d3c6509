package dev.cascade.hibernate.preview;

import dev.cascade.hibernate.tenant.TenantView;
import dev.cascade.model.DomainModel;
import dev.cascade.model.Relationship;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.plan.DeletionStep;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.NonAggregatedIdentifierMapping;
import org.jspecify.annotations.Nullable;

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
  static FarEnd of(
      DeletionStep step,
      DomainModel model,
      SessionFactoryImplementor sessions,
      @Nullable TenantView view) {
    var side = step.relationship();
    if (step.isSeenFromTarget()) {
      return byKey(side.entity(), side.attribute(), side.target(), sessions);
    }
    return side.keyHolder() != KeyHolder.TARGET || hasRestriction(side, sessions)
        ? byAttribute(side, view)
        : model
            .oppositeOf(side)
            .map(key -> byKey(side.target(), key.attribute(), side.entity(), sessions))
            .orElseGet(() -> byAttribute(side, view));
  }

  String hql(String selected) {
    return "select %s from %s where %s in (:ids)".formatted(selected, from, nearId);
  }

  private static FarEnd byKey(
      String far, String key, String near, SessionFactoryImplementor sessions) {
    return isInParts(near, sessions)
        ? new FarEnd(far, near, "%s far join far.%s near".formatted(far, key), "id(near)")
        : new FarEnd(far, near, far + " far", "id(far." + key + ")");
  }

  // Hibernate finds no column for the identifier of a reference if it is that of an IdClass.
  private static boolean isInParts(String entity, SessionFactoryImplementor sessions) {
    return sessions.getMappingMetamodel().getEntityDescriptor(entity).getIdentifierMapping()
        instanceof NonAggregatedIdentifierMapping;
  }

  // Hibernate asks of the rows that a query is about whose they are, not of those it joins.
  private static FarEnd byAttribute(Relationship side, @Nullable TenantView view) {
    var own = view == null ? "" : view.own("far", side.target()).map(" on "::concat).orElse("");
    return new FarEnd(
        side.target(),
        side.entity(),
        "%s near join near.%s far%s".formatted(side.entity(), side.attribute(), own),
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
