package dev.cascade.model;

import org.jspecify.annotations.Nullable;

/**
 * One mapped entity type.
 *
 * @param name as Hibernate names it, {@code com.acme.User}
 * @param supertype the name of the entity it extends, or null
 * @param retained whether no cascade may delete its rows
 */
public record EntityType(String name, @Nullable String supertype, boolean retained) {

  /** The name without its package. */
  public String simpleName() {
    return simpleName(name);
  }

  static String simpleName(String entity) {
    return entity.substring(Math.max(entity.lastIndexOf('.'), entity.lastIndexOf('$')) + 1);
  }
}
