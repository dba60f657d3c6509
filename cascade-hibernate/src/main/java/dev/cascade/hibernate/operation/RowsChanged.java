package dev.cascade.hibernate.operation;

import dev.cascade.plan.DeletionStep.Action;
import org.jspecify.annotations.Nullable;

/**
 * How many rows were reached over one relationship, and what became of them.
 *
 * @param relationship as messages name it, {@code User.posts}; null where Hibernate's own cascade
 *     reached them, by JPA's annotations, and in a restore
 * @param entity that of the rows, without its package
 * @param action {@code DELETE}, {@code MARK} or {@code SET_NULL}; of a restore {@code MARK} is
 *     taken back
 * @param rows more than 0
 */
public record RowsChanged(@Nullable String relationship, String entity, Action action, long rows) {

  @Override
  public String toString() {
    return "%s %s %d".formatted(relationship == null ? entity : relationship, action, rows);
  }
}
