package dev.cascade.plan;

import dev.cascade.CascadeOption;
import dev.cascade.OnSoftDelete;
import dev.cascade.model.Relationship;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.plan.DeletionStep.Action;
import dev.cascade.rule.Rule;
import dev.cascade.rule.Rules;
import java.util.stream.Stream;

/**
 * What becomes of a delete's steps where the row is only marked as deleted: its keys stand, no ON
 * DELETE clause fires, and a restore is to find everything as it was.
 */
final class MarkingSteps {

  private final Rules rules;

  MarkingSteps(Rules rules) {
    this.rules = rules;
  }

  /** What one step becomes; empty if nothing happens there. */
  Stream<DeletionStep> of(DeletionStep step) {
    var said =
        rules.on(step.relationship()).map(Rule::onSoftDelete).orElse(OnSoftDelete.BY_OPTIONS);
    return switch (said) {
      case BY_OPTIONS -> byOptions(step);
      case KEEP -> Stream.empty();
      case DELETE -> Stream.of(step.as(Action.DELETE, because(step, said)));
      case SET_NULL -> Stream.of(step.as(released(step), because(step, said)));
      case REFUSE -> Stream.of(step.as(Action.REFUSE, because(step, said)));
    };
  }

  private Stream<DeletionStep> byOptions(DeletionStep step) {
    var marks = isSoftDeletable(step) && (step.deletesFarRows() || hasOption(step));
    if (marks) {
      return Stream.of(step.as(Action.MARK, reason(step)));
    }
    return step.action() == Action.REFUSE || step.action() == Action.DELETE
        ? Stream.of(step)
        : Stream.empty();
  }

  private String reason(DeletionStep step) {
    return hasOption(step) ? reason(step.relationship()) : step.reason();
  }

  private boolean hasOption(DeletionStep step) {
    return rules.on(step.relationship()).filter(MarkingSteps::hasOption).isPresent();
  }

  static boolean hasOption(Rule rule) {
    return rule.has(CascadeOption.SOFT_DELETE);
  }

  /** Where nothing would happen if the row were deleted for good. */
  static DeletionStep mark(Relationship side) {
    return new DeletionStep(
        side.path(), side, false, Action.MARK, reason(side), Strategy.ONE_BY_ONE, reason(side));
  }

  private static String reason(Relationship side) {
    return side.path() + " has SOFT_DELETE";
  }

  private boolean isSoftDeletable(DeletionStep step) {
    return rules.model().entity(step.farEntity()).isSoftDeletable();
  }

  private static Action released(DeletionStep step) {
    return step.relationship().keyHolder() == KeyHolder.JOIN_TABLE
        ? Action.UNLINK
        : Action.SET_NULL;
  }

  private static String because(DeletionStep step, OnSoftDelete said) {
    return "%s has onSoftDelete = %s".formatted(step.relationship().path(), said);
  }
}
