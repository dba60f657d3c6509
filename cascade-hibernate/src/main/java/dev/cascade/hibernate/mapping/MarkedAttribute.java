package dev.cascade.hibernate.mapping;

import dev.cascade.model.EntityType;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.jspecify.annotations.Nullable;

/**
 * One annotation of a deletion mark.
 *
 * @param entity the entity that declares the attribute, or inherits it from a mapped superclass
 * @param path from the entity
 * @param property the attribute as Hibernate has it, or null if it is none, or of the identifier
 */
record MarkedAttribute(
    DeletionMark mark, PersistentClass entity, String path, @Nullable Property property) {

  /** Where it stands, {@code User.deletedAt}. */
  String place() {
    return EntityType.simpleName(entity.getEntityName()) + "." + path;
  }
}
