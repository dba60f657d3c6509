package dev.cascade.plan;

import java.util.List;

/**
 * Rows that a delete reaches over a chain of foreign keys, and what happens to them.
 *
 * @param hops from the rows that are removed as objects to the rows that {@code step} is about;
 *     never empty
 * @param step what happens to the rows at the end
 * @param isByDatabase whether the rows that the end refers to are deleted by the database itself
 */
public record RowPath(List<KeyHop> hops, DeletionStep step, boolean isByDatabase) {

  public RowPath {
    hops = List.copyOf(hops);
  }

  /** The entity of the rows at the end. */
  public String child() {
    return hops.get(hops.size() - 1).child();
  }

  /** The last hop. */
  public KeyHop end() {
    return hops.get(hops.size() - 1);
  }
}
