package dev.cascade.it.conformance;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Reads and writes the fields of generated entities; loads nothing. */
final class Fields {

  private Fields() {}

  static @Nullable Object get(Object entity, String name) {
    try {
      return entity.getClass().getField(name).get(entity);
    } catch (ReflectiveOperationException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  static void set(Object entity, String name, @Nullable Object value) {
    try {
      entity.getClass().getField(name).set(entity, value);
    } catch (ReflectiveOperationException wrong) {
      throw new IllegalStateException(wrong);
    }
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
}
