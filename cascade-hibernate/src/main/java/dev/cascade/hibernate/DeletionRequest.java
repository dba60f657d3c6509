package dev.cascade.hibernate;

import dev.cascade.hibernate.preview.DeletionTask;
import dev.cascade.hibernate.preview.PlannedDeletion;
import dev.cascade.hibernate.preview.RootRows;
import dev.cascade.plan.DeletionPlanner;
import dev.cascade.preview.AffectedRows;
import org.hibernate.event.spi.EventSource;

/** A delete, and how it shall be done. As thread-bound as the entity manager. */
public final class DeletionRequest {

  private final EventSource session;
  private final DeletionPlanner planner;
  private final RootRows roots;
  private long limit = DeletionTask.ANY_NUMBER;
  private long maxRows = DeletionTask.ANY_NUMBER;

  DeletionRequest(EventSource session, DeletionPlanner planner, RootRows roots) {
    this.session = session;
    this.planner = planner;
    this.roots = roots;
  }

  /**
   * Lets {@link #plan()} stop counting when it knows of more rows than that. What it has not
   * counted to the end is marked as capped, and refusals may be missing.
   *
   * @throws IllegalArgumentException if the number is negative
   */
  public DeletionRequest limit(long rows) {
    limit = notNegative(rows);
    return this;
  }

  /**
   * Refuses the delete, before it deletes anything, if it would delete or change more rows than
   * that: of all entities, roots included, and of join tables. {@link #plan()} stops counting
   * there.
   *
   * @throws IllegalArgumentException if the number is negative
   */
  public DeletionRequest maxRows(long rows) {
    maxRows = notNegative(rows);
    return this;
  }

  /**
   * Counts what it would do. SELECTs only; what is not flushed is not seen.
   *
   * @throws jakarta.persistence.EntityNotFoundException if its row is gone
   */
  public PlannedDeletion plan() {
    return task().plan(Math.min(limit, maxRows));
  }

  /**
   * Plans and carries out in one: flushes what is pending, counts, deletes, flushes, and looks for
   * rows that were left.
   *
   * @return the rows counted just before, of which none is left
   * @throws jakarta.persistence.TransactionRequiredException if no transaction is active
   * @throws jakarta.persistence.EntityNotFoundException if its row is gone
   * @throws dev.cascade.hibernate.refusal.TooManyRowsException if it would take more than {@link
   *     #maxRows}; nothing is deleted
   * @throws dev.cascade.hibernate.refusal.DeleteRefusedException if rows refuse; nothing is deleted
   * @throws dev.cascade.hibernate.refusal.PlanMismatchException if rows are left that should have
   *     gone
   */
  public AffectedRows execute() {
    return task().execute();
  }

  private DeletionTask task() {
    return new DeletionTask(session, planner, roots, maxRows);
  }

  private static long notNegative(long rows) {
    if (rows < 0) {
      throw new IllegalArgumentException(rows + " is no number of rows. Give 0 or more.");
    }
    return rows;
  }
}
