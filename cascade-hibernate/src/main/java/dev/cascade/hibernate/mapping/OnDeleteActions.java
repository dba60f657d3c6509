package dev.cascade.hibernate.mapping;

import dev.cascade.OnDelete;
import dev.cascade.OnParentDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.mapping.SimpleValue;
import org.jspecify.annotations.Nullable;

/**
 * Translates between our ON DELETE actions and Hibernate's, and writes them into the boot model.
 */
final class OnDeleteActions {

  private OnDeleteActions() {}

  /**
   * What the mapping states for a key; our annotation wins, since a disagreement is reported
   * elsewhere.
   */
  static @Nullable OnDelete stated(SimpleValue key, @Nullable OnParentDelete annotation) {
    return annotation == null ? hibernates(key) : annotation.value();
  }

  /** What Hibernate's own {@code @OnDelete} states for a key. */
  static @Nullable OnDelete hibernates(SimpleValue key) {
    var action = key.getOnDeleteAction();
    return action == null ? null : OnDelete.valueOf(action.name());
  }

  /** Makes generated DDL, and Hibernate at run time, know the action of a foreign key. */
  static void write(SimpleValue key, OnDelete onDelete) {
    var action = OnDeleteAction.valueOf(onDelete.name());
    key.setOnDeleteAction(action);
    // The constraint was made from the value before; the value's action no longer reaches the DDL.
    key.getTable().getForeignKeyCollection().stream()
        .filter(constraint -> constraint.getColumns().equals(key.getColumns()))
        .forEach(constraint -> constraint.setOnDeleteAction(action));
  }
}
