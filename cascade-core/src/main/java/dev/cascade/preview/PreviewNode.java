package dev.cascade.preview;

import dev.cascade.OnDelete;
import dev.cascade.model.Relationship;
import dev.cascade.plan.DeletionStep;
import dev.cascade.plan.DeletionStep.Action;
import dev.cascade.plan.Strategy;
import java.util.List;
import java.util.stream.Stream;

/**
 * One relationship in the tree of a preview.
 *
 * @param step what happens there, how, and why
 * @param rows the rows that are deleted, changed or refuse; with {@code UNLINK} those of the join
 *     table
 * @param below what that sets off
 */
public record PreviewNode(DeletionStep step, RowCount rows, List<PreviewNode> below) {

  public PreviewNode {
    below = List.copyOf(below);
  }

  /** From the root over attributes, {@code User.posts.likes}. */
  public String path() {
    return step.path();
  }

  /** The relationship as a fact. */
  public Relationship relationship() {
    return step.relationship();
  }

  /** What happens to the rows. */
  public Action action() {
    return step.action();
  }

  /** How it is carried out. */
  public Strategy strategy() {
    return step.strategy();
  }

  /** Why this action. */
  public String reason() {
    return step.reason();
  }

  /** Why carried out so. */
  public String strategyReason() {
    return step.strategyReason();
  }

  /** Whether rows are written here, by us or by the database; not where they refuse. */
  public boolean writes() {
    return writes(step);
  }

  /** Whether such a step writes rows. */
  public static boolean writes(DeletionStep step) {
    return switch (step.action()) {
      case DELETE, MARK, SET_NULL, UNLINK -> true;
      case REFUSE -> false;
      case LEAVE_TO_DATABASE -> {
        var clause = step.relationship().foreignKey().onDelete();
        yield clause == OnDelete.CASCADE
            || clause == OnDelete.SET_NULL
            || clause == OnDelete.SET_DEFAULT;
      }
    };
  }

  Stream<PreviewNode> all() {
    return Stream.concat(Stream.of(this), below.stream().flatMap(PreviewNode::all));
  }
}
