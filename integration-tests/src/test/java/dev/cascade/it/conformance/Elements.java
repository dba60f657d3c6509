package dev.cascade.it.conformance;

import dev.cascade.it.conformance.Relationship.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;

/** What collections of entities are made of, and how an entity is found in one. */
final class Elements {

  private Elements() {}

  /** A set where join rows come and go one by one: Hibernate rewrites all those of a bag. */
  static Class<?> typeOf(Attribute attribute) {
    return attribute.kind() == Kind.MANY_TO_MANY ? Set.class : List.class;
  }

  static Collection<@Nullable Object> empty(Attribute attribute) {
    return attribute.kind() == Kind.MANY_TO_MANY ? new LinkedHashSet<>() : new ArrayList<>();
  }

  /** The elements themselves in place of their proxies. */
  static List<@Nullable Object> of(Collection<@Nullable Object> collection) {
    var elements = new ArrayList<@Nullable Object>();
    collection.forEach(each -> elements.add(Hibernate.unproxy(each)));
    return elements;
  }

  static boolean contains(Collection<@Nullable Object> collection, Object entity) {
    return of(collection).stream().anyMatch(each -> each == entity);
  }

  /** Removes the first occurrence; false if there is none. */
  static boolean remove(Collection<@Nullable Object> collection, @Nullable Object entity) {
    for (var elements = collection.iterator(); elements.hasNext(); ) {
      if (Hibernate.unproxy(elements.next()) == entity) {
        elements.remove();
        return true;
      }
    }
    return false;
  }

  /** The entity behind a reference; null if there is none or it is not loaded. */
  static @Nullable Object loaded(@Nullable Object reference) {
    return Hibernate.isInitialized(reference) ? Hibernate.unproxy(reference) : null;
  }
}
