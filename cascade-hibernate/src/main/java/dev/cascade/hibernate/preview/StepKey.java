package dev.cascade.hibernate.preview;

import dev.cascade.model.Relationship;
import dev.cascade.plan.DeletionStep;
import dev.cascade.plan.DeletionStep.Action;

/** What makes two steps one in a plan, whatever path leads there. */
record StepKey(Relationship relationship, Action action) {

  static StepKey of(DeletionStep step) {
    return new StepKey(step.relationship(), step.action());
  }
}
