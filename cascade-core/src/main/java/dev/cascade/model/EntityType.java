package dev.cascade.model;

import org.jspecify.annotations.Nullable;

/**
 * One mapped entity type.
 *
 * @param name as Hibernate names it, {@code com.acme.User}
 * @param supertype the name of the entity it extends, or null
 * @param retained whether no cascade may delete its rows
 * @param hasUniqueKey whether a unique constraint besides the primary key stands on its tables
 * @param keepsRows whether removing it leaves its row, marked as deleted: {@code @SoftDelete},
 *     {@code @SQLDelete}
 */
public record EntityType(
    String name,
    @Nullable String supertype,
    boolean retained,
    boolean hasUniqueKey,
    boolean keepsRows) {

  /** The name without its package. */
  public String simpleName() {
    return simpleName(name);
  }

  /** The name of an entity without its package. */
  public static String simpleName(String entity) {
    return entity.substring(Math.max(entity.lastIndexOf('.'), entity.lastIndexOf('$')) + 1);
  }
}
