package dev.cascade.plan;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why rows cannot be deleted: others refer to them, over a relationship that refuses.
 *
 * @param parent the entity of the rows to be deleted, without its package
 * @param parentIds their identifiers, as far as known; at most ten
 * @param relationship the relationship, as messages name it: {@code Order.customer}
 * @param child the entity of the referring rows, without its package
 * @param rows how many rows refer to them; null if only the database knows
 * @param childIds identifiers of referring rows, at most ten, in ascending order; empty if only the
 *     database knows
 * @param reason why the relationship refuses: {@code orders.customer_id is ON DELETE RESTRICT}
 */
public record Refusal(
    String parent,
    List<Object> parentIds,
    String relationship,
    String child,
    @Nullable Long rows,
    List<Object> childIds,
    String reason) {

  /** How many identifiers a refusal tells at most. */
  public static final int TOLD_IDS = 10;

  public Refusal {
    parentIds = List.copyOf(parentIds);
    childIds = List.copyOf(childIds);
  }

  /**
   * In one sentence: {@code Customer#7 is referred to by 2 rows over Order.customer: Order#1,
   * Order#2; orders.customer_id is ON DELETE RESTRICT}.
   */
  @Override
  public String toString() {
    return "%s is referred to by %s over %s%s; %s"
        .formatted(labels(parent, parentIds), howMany(), relationship, children(), reason);
  }

  private String howMany() {
    return rows == null ? "rows" : rows == 1 ? "1 row" : rows + " rows";
  }

  private String children() {
    var more = rows != null && rows > childIds.size() ? ", …" : "";
    return childIds.isEmpty() ? "" : ": " + labels(child, childIds) + more;
  }

  private static String labels(String entity, List<Object> ids) {
    return ids.isEmpty()
        ? entity
        : ids.stream().map(id -> entity + "#" + id).collect(Collectors.joining(", "));
  }
}
