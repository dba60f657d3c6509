package dev.cascade.model;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One mapped entity type.
 *
 * @param name as Hibernate names it, {@code com.acme.User}
 * @param supertype the name of the entity it extends, or null
 * @param retained whether no cascade may delete its rows
 * @param uniqueKeys of each unique constraint on its tables besides the primary keys, the
 *     attributes of which two rows may not both have the same values; one has no attributes where
 *     some of its columns belong to no attribute by themselves
 * @param keepsRows whether removing it leaves its row, marked as deleted: {@code @SoftDelete},
 *     {@code @SQLDelete}, or by us
 * @param deletion the attributes by which we mark its rows as deleted; null if we do not
 */
public record EntityType(
    String name,
    @Nullable String supertype,
    boolean retained,
    List<Set<String>> uniqueKeys,
    boolean keepsRows,
    @Nullable DeletionAttributes deletion) {

  /** Copies the keys. */
  public EntityType {
    uniqueKeys = uniqueKeys.stream().map(Set::copyOf).toList();
  }

  /** Whether we mark its rows as deleted, and delete none. */
  public boolean isSoftDeletable() {
    return deletion != null;
  }

  /** The same, but with its rows deleted where we would only mark them. */
  EntityType forGood() {
    return deletion == null
        ? this
        : new EntityType(name, supertype, retained, uniqueKeys, false, null);
  }

  /** Whether a unique constraint besides the primary key stands on its tables. */
  public boolean hasUniqueKey() {
    return !uniqueKeys.isEmpty();
  }

  /** The name without its package. */
  public String simpleName() {
    return simpleName(name);
  }

  /** The name of an entity without its package. */
  public static String simpleName(String entity) {
    return entity.substring(Math.max(entity.lastIndexOf('.'), entity.lastIndexOf('$')) + 1);
  }
}
