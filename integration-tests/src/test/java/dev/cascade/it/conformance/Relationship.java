package dev.cascade.it.conformance;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cascade.PassiveDeletes;
import org.jspecify.annotations.Nullable;

/**
 * What relates two entities. The foreign key is always in the child's table, or in a join table.
 *
 * @param passiveDeletes {@code false}, {@code true} or {@code all}
 */
public record Relationship(
    Kind kind,
    String parent,
    String child,
    @Nullable String parentProperty,
    @Nullable String childProperty,
    @Nullable ForeignKey fk,
    @Nullable JoinTable joinTable,
    @Nullable String cascade,
    @Nullable String passiveDeletes,
    boolean singleParent,
    @Nullable String childCascade,
    @Nullable String childPassiveDeletes,
    boolean childSingleParent) {

  public enum Kind {
    @JsonProperty("one-to-one")
    ONE_TO_ONE,
    @JsonProperty("one-to-many")
    ONE_TO_MANY,
    @JsonProperty("many-to-one")
    MANY_TO_ONE,
    @JsonProperty("many-to-many")
    MANY_TO_MANY
  }

  /** The child's column; {@code onDelete} as in SQL, null without a clause. */
  public record ForeignKey(
      String column, boolean nullable, boolean unique, @Nullable String onDelete) {}

  public record JoinTable(
      String name,
      String parentColumn,
      String childColumn,
      @Nullable String parentOnDelete,
      @Nullable String childOnDelete) {}

  static PassiveDeletes passive(@Nullable String text) {
    if ("all".equals(text)) {
      return PassiveDeletes.ALL;
    }
    return "true".equals(text) ? PassiveDeletes.ON : PassiveDeletes.OFF;
  }
}
