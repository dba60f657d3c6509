package dev.cascade.plan;

import dev.cascade.OnDelete;
import dev.cascade.model.Relationship;
import dev.cascade.model.Relationship.KeyHolder;

/**
 * One thing to do to the rows at the far end of one relationship when rows at its near end are
 * deleted.
 *
 * @param path from the root over attributes, {@code User.posts.likes}; a child's attribute that is
 *     followed against its direction stands in brackets, {@code User[Order.customer].lines}; where
 *     several paths lead to the relationship, a shortest one
 * @param relationship the side from which the step is seen: the far rows are its target's, save
 *     where the relationship is only mapped by the child, then they are its entity's
 * @param isSeenFromTarget whether the relationship is seen against its direction: the child refers
 *     to the deleted row, and the deleted row has no attribute that decides
 * @param action what happens to them
 * @param reason why this action, in words for the preview
 * @param strategy how it is carried out for rows that are not loaded
 * @param strategyReason why so, in words for the preview: {@code Comment has @PreRemove}
 */
public record DeletionStep(
    String path,
    Relationship relationship,
    boolean isSeenFromTarget,
    Action action,
    String reason,
    Strategy strategy,
    String strategyReason) {

  /**
   * The entity of the far rows; with a join table the target, also where only the rows between are
   * touched.
   */
  public String farEntity() {
    return isSeenFromTarget ? relationship.entity() : relationship.target();
  }

  /** Whether the far rows are deleted or marked so, by us or by the database. */
  public boolean deletesFarRows() {
    return removesFarRows() || isDatabaseCascade();
  }

  /** Whether we remove the far rows: delete them, or mark them as deleted. */
  public boolean removesFarRows() {
    return action == Action.DELETE || action == Action.MARK;
  }

  /** Whether the database deletes the far rows by itself. */
  public boolean isDatabaseCascade() {
    return action == Action.LEAVE_TO_DATABASE
        && relationship.keyHolder() != KeyHolder.JOIN_TABLE
        && relationship.foreignKey().onDelete() == OnDelete.CASCADE;
  }

  /** The same step below other rows: {@code User.posts} becomes {@code Blog.users.posts}. */
  DeletionStep below(String parentPath) {
    var last = isSeenFromTarget ? "[" + relationship.path() + "]" : "." + relationship.attribute();
    return new DeletionStep(
        parentPath + last,
        relationship,
        isSeenFromTarget,
        action,
        reason,
        strategy,
        strategyReason);
  }

  DeletionStep seenFromTarget() {
    return new DeletionStep(path, relationship, true, action, reason, strategy, strategyReason);
  }

  /** Deleted by us, though the foreign key would do it. */
  DeletionStep insteadOfDatabase(String why) {
    return new DeletionStep(
        path,
        relationship,
        isSeenFromTarget,
        Action.DELETE,
        reason + ", but " + why,
        strategy,
        why);
  }

  /** Another action, as the near row is only marked as deleted. */
  DeletionStep as(Action other, String why) {
    return new DeletionStep(
        path, relationship, isSeenFromTarget, other, why, Strategy.ONE_BY_ONE, why);
  }

  DeletionStep by(Strategy how, String why) {
    return new DeletionStep(path, relationship, isSeenFromTarget, action, reason, how, why);
  }

  /** What can happen to rows that hang on a deleted row. */
  public enum Action {
    /** They are deleted, with what hangs on them. */
    DELETE,
    /** They are marked as deleted, with what hangs on them, and stay. */
    MARK,
    /** Their foreign key becomes NULL. */
    SET_NULL,
    /** The rows between the two tables are deleted; the far rows stay. */
    UNLINK,
    /** The foreign key's ON DELETE clause acts; nothing is loaded, nothing is sent. */
    LEAVE_TO_DATABASE,
    /** The delete is refused while such rows exist. */
    REFUSE
  }
}
