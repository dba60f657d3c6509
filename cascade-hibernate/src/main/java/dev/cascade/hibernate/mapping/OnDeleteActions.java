package dev.cascade.hibernate.mapping;

import dev.cascade.OnDelete;
import dev.cascade.OnParentDelete;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.DenormalizedTable;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.SimpleValue;
import org.hibernate.mapping.Table;
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
    return constraints(key)
        .map(ForeignKey::getOnDeleteAction)
        .filter(Objects::nonNull)
        .findFirst()
        .or(() -> Optional.ofNullable(key.getOnDeleteAction()))
        .map(action -> OnDelete.valueOf(action.name()))
        .orElse(null);
  }

  /**
   * Makes Hibernate delete the rows of a collection itself, whatever the database would do;
   * generated DDL keeps its clause.
   */
  static void deleteRowsByHibernate(Collection collection) {
    if (collection.getKey() instanceof SimpleValue key) {
      key.setOnDeleteAction(null);
    }
  }

  private static Stream<ForeignKey> constraints(SimpleValue key) {
    return constraints(key.getTable(), key);
  }

  private static Stream<ForeignKey> constraints(Table table, SimpleValue key) {
    return table.getForeignKeyCollection().stream()
        .filter(constraint -> constraint.getColumns().equals(key.getColumns()));
  }

  /**
   * Makes generated DDL, and Hibernate at run time, know the action of a foreign key.
   *
   * @param owner the entity whose attribute the key is
   */
  static void write(SimpleValue key, PersistentClass owner, OnDelete onDelete) {
    var action = OnDeleteAction.valueOf(onDelete.name());
    key.setOnDeleteAction(action);
    // The constraint was made from the value before; the value's action no longer reaches the DDL.
    constraints(key).forEach(constraint -> constraint.setOnDeleteAction(action));
    // Nor does the constraint's own reach its copies in a table-per-class hierarchy.
    owner.getSubclassTableClosure().stream()
        .filter(table -> isCopy(table, key.getTable()))
        .flatMap(copy -> constraints(copy, key))
        .forEach(constraint -> constraint.setOnDeleteAction(action));
  }

  private static boolean isCopy(Table table, Table original) {
    return table instanceof DenormalizedTable copy
        && (copy.getIncludedTable().equals(original) || isCopy(copy.getIncludedTable(), original));
  }
}
