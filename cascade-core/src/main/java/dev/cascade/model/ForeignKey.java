package dev.cascade.model;

import dev.cascade.OnDelete;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The foreign key that carries a relationship.
 *
 * @param table the table that holds it
 * @param columns its columns, in order; never empty
 * @param nullable whether every column may be NULL
 * @param unique whether the columns are unique together, as in a one-to-one
 * @param onDelete the ON DELETE action that the mapping states, or null if it states none
 */
public record ForeignKey(
    String table,
    List<String> columns,
    boolean nullable,
    boolean unique,
    @Nullable OnDelete onDelete) {

  public ForeignKey {
    columns = List.copyOf(columns);
  }

  /** Table and columns, as messages name them: {@code posts.user_id}, {@code posts.(a, b)}. */
  public String path() {
    return path(table, columns);
  }

  static String path(String table, List<String> columns) {
    var names = String.join(", ", columns);
    return table + "." + (columns.size() == 1 ? names : "(" + names + ")");
  }

  /** Path and clause, as messages name them: {@code posts.user_id is ON DELETE SET NULL}. */
  public String clause() {
    return path() + (onDelete == null ? " has no ON DELETE" : " is ON DELETE " + onDelete.sql());
  }

  /** Whether both keys are the same columns of the same table, whatever else is said of them. */
  public boolean isSameColumnsAs(ForeignKey other) {
    return table.equals(other.table) && columns.equals(other.columns);
  }
}
