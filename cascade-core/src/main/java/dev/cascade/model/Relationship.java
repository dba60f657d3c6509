package dev.cascade.model;

import dev.cascade.CascadeOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One association attribute: one side of a relationship between two entity types.
 *
 * @param entity the entity that declares or inherits the attribute, as Hibernate names it; where
 *     several inherit it, the topmost
 * @param attribute the attribute's path in the entity, {@code posts} or {@code address.city}
 * @param kind the multiplicity, seen from {@code entity}
 * @param target the entity at the far end
 * @param opposite the attribute of the far side, or null if there is none
 * @param keyHolder where the foreign key is
 * @param owning whether this is the side from which Hibernate writes the key
 * @param foreignKey the key; with a join table the key from the join table to {@code entity}
 * @param jpaCascade what JPA's own {@code cascade} and {@code orphanRemoval} ask for, in our words,
 *     without {@code ALL}
 */
public record Relationship(
    String entity,
    String attribute,
    Kind kind,
    String target,
    @Nullable String opposite,
    KeyHolder keyHolder,
    boolean owning,
    ForeignKey foreignKey,
    Set<CascadeOption> jpaCascade) {

  public Relationship {
    jpaCascade = Set.copyOf(jpaCascade);
  }

  /** The multiplicity of a relationship, seen from the side that declares the attribute. */
  public enum Kind {
    ONE_TO_ONE,
    ONE_TO_MANY,
    MANY_TO_ONE,
    MANY_TO_MANY
  }

  /**
   * The table that holds a relationship's foreign key, seen from the side that declares the
   * attribute.
   */
  public enum KeyHolder {
    /** The entity's own: its rows are the children of the target's. */
    THIS,
    /** The target's: the target's rows are children of the entity's. */
    TARGET,
    /** A table between the two. */
    JOIN_TABLE
  }

  /**
   * Entity (without its package) and attribute, as messages and settings name it: {@code
   * User.posts}.
   */
  public String path() {
    return entityName() + "." + attribute;
  }

  /** The entity without its package. */
  public String entityName() {
    return EntityType.simpleName(entity);
  }

  /** The target without its package. */
  public String targetName() {
    return EntityType.simpleName(target);
  }

  /** Whether this is the side of a one-to-one that the target's key refers to. */
  public boolean isOneToOneOfChild() {
    return kind == Kind.ONE_TO_ONE && keyHolder == KeyHolder.TARGET;
  }

  /** Whether the attribute holds many targets. */
  public boolean isCollection() {
    return kind == Kind.ONE_TO_MANY || kind == Kind.MANY_TO_MANY;
  }
}
