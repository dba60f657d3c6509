package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.internal.QueryInFlush;
import dev.cascade.hibernate.internal.SessionEntities;
import java.util.stream.Stream;
import org.hibernate.Hibernate;

/**
 * Children whose rows are marked as deleted, of a parent that is deleted for good: its collections
 * may have been loaded while they were hidden.
 */
final class HiddenChildren {

  private HiddenChildren() {}

  /**
   * Those that a loaded association may lack, among others; none where it will be loaded with them.
   * For a session that shows all rows.
   */
  static Stream<Object> of(
      Object parent, Association association, Associations associations, SessionEntities entities) {
    var found = entities.find(parent);
    return found != null
            && found.isStored()
            && associations.mayHide(association.relationship())
            && association.isFetched(parent)
            && Hibernate.isInitialized(association.value(parent))
        ? read(parent, association, entities)
        : Stream.empty();
  }

  private static Stream<Object> read(
      Object parent, Association association, SessionEntities entities) {
    var side = association.relationship();
    var hql =
        "select child from %s parent join parent.%s child where parent = :parent"
            .formatted(side.entity(), side.attribute());
    return QueryInFlush.of(entities.session(), hql)
        .setParameter("parent", parent)
        .getResultList()
        .stream();
  }
}
