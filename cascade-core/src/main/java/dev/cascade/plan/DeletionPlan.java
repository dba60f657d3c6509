package dev.cascade.plan;

import java.util.List;

/**
 * What must happen to other rows when a row of {@code root} is deleted.
 *
 * @param root the entity, as Hibernate names it
 * @param steps children first: a step stands before every step whose rows its own rows refer to,
 *     save in cycles of types; targets that the root itself refers to come last; each relationship
 *     once; empty if nothing hangs on {@code root}
 */
public record DeletionPlan(String root, List<DeletionStep> steps) {

  public DeletionPlan {
    steps = List.copyOf(steps);
  }
}
