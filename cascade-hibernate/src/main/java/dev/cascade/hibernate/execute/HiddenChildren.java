package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.internal.QueryInFlush;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.model.Relationship;
import java.util.stream.Stream;
import org.hibernate.Hibernate;
import org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer;
import org.jspecify.annotations.Nullable;

/**
 * Children whose rows are marked as deleted, of a parent that is deleted for good: its collections
 * may have been loaded while they were hidden. For a session that shows all rows.
 */
final class HiddenChildren {

  private final SessionEntities entities;
  private final Associations associations;

  HiddenChildren(SessionEntities entities, Associations associations) {
    this.entities = entities;
    this.associations = associations;
  }

  /**
   * Those that a loaded association may lack, among others; none where it will be loaded with them.
   */
  Stream<Object> of(Object parent, Relationship side) {
    var found = associations.mayHide(side) ? entities.find(parent) : null;
    return found != null
            && found.isStored()
            && isLoaded(found.persister().getPropertyValue(found.instance(), side.attribute()))
        ? read(found.instance(), side)
        : Stream.empty();
  }

  private static boolean isLoaded(@Nullable Object value) {
    return value != LazyPropertyInitializer.UNFETCHED_PROPERTY && Hibernate.isInitialized(value);
  }

  private Stream<Object> read(Object parent, Relationship side) {
    var hql =
        "select child from %s parent join parent.%s child where parent = :parent"
            .formatted(side.entity(), side.attribute());
    return QueryInFlush.of(entities.session(), hql)
        .setParameter("parent", parent)
        .getResultList()
        .stream();
  }
}
