package dev.cascade.hibernate.mapping;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.ToOne;
import org.jspecify.annotations.Nullable;

/**
 * One attribute of an entity in Hibernate's boot model, also one inside an embeddable.
 *
 * @param owner the entity that declares it, or inherits it from a mapped superclass
 * @param path from the entity, {@code address.city}
 * @param property the attribute as Hibernate has it
 * @param members the field and the getter of that name, as far as they exist
 */
record MappedAttribute(
    PersistentClass owner, String path, Property property, List<AnnotatedElement> members) {

  boolean isAssociation() {
    return property.getValue() instanceof ToOne
        || (property.getValue() instanceof Collection collection
            && !collection.isArray()
            && (collection.isOneToMany() || collection.getElement() instanceof ToOne));
  }

  <A extends Annotation> @Nullable A annotation(Class<A> type) {
    return members.stream()
        .map(member -> member.getAnnotation(type))
        .filter(each -> each != null)
        .findFirst()
        .orElse(null);
  }

  boolean has(Class<? extends Annotation> type) {
    return annotation(type) != null;
  }
}
