package dev.cascade.it.conformance;

import java.beans.IntrospectionException;
import java.beans.PropertyDescriptor;
import java.util.Collection;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the properties of generated entities by their getters and setters. What an
 * enhanced entity has not loaded yet is loaded when it is read, and only then.
 */
public final class Fields {

  private Fields() {}

  public static @Nullable Object get(Object entity, String name) {
    try {
      return property(entity, name).getReadMethod().invoke(entity);
    } catch (ReflectiveOperationException | IntrospectionException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  static void set(Object entity, String name, @Nullable Object value) {
    try {
      property(entity, name).getWriteMethod().invoke(entity, value);
    } catch (ReflectiveOperationException | IntrospectionException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  /** Whether both the property and what it refers to are loaded; loads nothing. */
  static boolean isLoaded(Object entity, String name) {
    return Hibernate.isPropertyInitialized(entity, name)
        && Hibernate.isInitialized(get(entity, name));
  }

  /** The collection in a field; null if nothing has made one yet. */
  @SuppressWarnings("unchecked")
  static @Nullable Collection<@Nullable Object> collection(Object entity, String name) {
    return (Collection<@Nullable Object>) get(entity, name);
  }

  /** The name of the entity as the model has it. */
  static String entityName(Object entity) {
    return entity.getClass().getSimpleName();
  }

  private static PropertyDescriptor property(Object entity, String name)
      throws IntrospectionException {
    return new PropertyDescriptor(name, entity.getClass());
  }
}
