package dev.cascade.hibernate.preview;

import dev.cascade.preview.AffectedRows;
import dev.cascade.preview.DeletionPreview;

/**
 * A delete that has been planned and counted, and not yet carried out. As thread-bound as the
 * entity manager.
 */
public final class PlannedDeletion {

  private final DeletionTask task;
  private final DeletionPreview preview;

  PlannedDeletion(DeletionTask task, DeletionPreview preview) {
    this.task = task;
    this.preview = preview;
  }

  /** What it would do, as data; also as text and as a drawing. */
  public DeletionPreview preview() {
    return preview;
  }

  /**
   * Carries it out, if it still is what was planned: flushes what is pending, counts again, removes
   * the roots as {@link jakarta.persistence.EntityManager#remove} does, flushes, and looks for rows
   * that were left.
   *
   * <p>Rows that other sessions add or remove in the meantime are not in the answer; with {@code
   * REPEATABLE READ} there are none.
   *
   * @return the rows counted just before, of which none is left
   * @throws jakarta.persistence.TransactionRequiredException if no transaction is active
   * @throws dev.cascade.hibernate.refusal.TooManyRowsException if it would take more rows than
   *     allowed; nothing is deleted
   * @throws dev.cascade.hibernate.refusal.DeleteRefusedException if rows refuse; nothing is deleted
   * @throws dev.cascade.hibernate.refusal.PlanMismatchException if there are more or fewer rows
   *     than planned, and nothing is deleted, unless the plan stopped counting at a limit; or if
   *     rows are left
   */
  public AffectedRows execute() {
    return task.execute(preview);
  }

  /** The same as the preview's text. */
  @Override
  public String toString() {
    return preview.text();
  }
}
