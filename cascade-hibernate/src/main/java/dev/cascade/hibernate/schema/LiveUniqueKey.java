package dev.cascade.hibernate.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unique constraint or unique index as the database has it, names in the database's own case.
 *
 * @param name the constraint's or the index's
 * @param isConstraint whether a constraint stands behind it
 * @param columns or expressions, in their order; never empty
 * @param condition which rows it is about, or null if all
 */
record LiveUniqueKey(
    String name, boolean isConstraint, List<String> columns, @Nullable String condition) {

  /** As messages name it: {@code constraint cards_customer_id_key}. */
  String description() {
    return (isConstraint ? "constraint " : "unique index ") + name;
  }

  /** Whether a row that is marked as deleted stands in the way of live ones. */
  boolean blocks(String deletedAt) {
    return columns.stream().noneMatch(deletedAt::equalsIgnoreCase)
        && (condition == null || !condition.contains(deletedAt));
  }
}
