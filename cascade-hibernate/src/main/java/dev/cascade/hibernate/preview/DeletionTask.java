package dev.cascade.hibernate.preview;

import dev.cascade.hibernate.internal.Visibility;
import dev.cascade.hibernate.operation.Operation.Kind;
import dev.cascade.hibernate.operation.Operations;
import dev.cascade.hibernate.preview.DeletionCount.Counted;
import dev.cascade.hibernate.refusal.CrossTenantReferenceException;
import dev.cascade.hibernate.refusal.DeleteRefusedException;
import dev.cascade.hibernate.refusal.PlanMismatchException;
import dev.cascade.hibernate.refusal.TooManyRowsException;
import dev.cascade.plan.DeletionPlanner;
import dev.cascade.preview.AffectedRows;
import dev.cascade.preview.DeletionPreview;
import jakarta.persistence.TransactionRequiredException;
import java.util.concurrent.Executor;
import org.hibernate.event.spi.EventSource;
import org.jspecify.annotations.Nullable;

/**
 * A delete to be counted or carried out. As thread-bound as the session.
 *
 * @param session where
 * @param planner by whose plans
 * @param roots with which rows it begins
 * @param maxRows how many rows it may delete or change in all
 * @param underRules runs at once what shall follow the rules that the plans are made by
 * @param operations those who hear of it
 */
public record DeletionTask(
    EventSource session,
    DeletionPlanner planner,
    RootRows roots,
    long maxRows,
    Executor underRules,
    Operations operations) {

  /** The value of {@code maxRows} that allows any number. */
  public static final long ANY_NUMBER = Long.MAX_VALUE;

  /**
   * Counts. Sends SELECTs only and flushes nothing.
   *
   * @param limit the number of rows after which counting stops
   * @throws jakarta.persistence.EntityNotFoundException if one of the roots is not there
   */
  public PlannedDeletion plan(long limit) {
    return new PlannedDeletion(this, count(limit).preview());
  }

  /**
   * Flushes what is pending, counts, removes the roots as {@link
   * jakarta.persistence.EntityManager#remove} does, flushes, and looks for rows that were left.
   *
   * @return the rows counted just before, of which none is left
   * @throws TransactionRequiredException if no transaction is active
   * @throws jakarta.persistence.EntityNotFoundException if one of the roots is not there
   * @throws TooManyRowsException if it would take more than {@code maxRows}; nothing is deleted
   * @throws DeleteRefusedException if rows refuse; nothing is deleted
   * @throws PlanMismatchException if rows are left that should have gone
   */
  public AffectedRows execute() {
    return execute(null);
  }

  AffectedRows execute(@Nullable DeletionPreview planned) {
    return operations.watch(Kind.DELETE, session, () -> delete(planned));
  }

  private AffectedRows delete(@Nullable DeletionPreview planned) {
    if (!session.isTransactionInProgress()) {
      throw new TransactionRequiredException("A delete needs a transaction. Begin one.");
    }
    checkNumber();
    session.flush();
    var counted = count(maxRows);
    check(counted, planned);
    underRules.execute(() -> remove(counted));
    var left = new RowsLeft(counted, planner.model()).find();
    if (!left.isEmpty()) {
      throw PlanMismatchException.after(left);
    }
    return AffectedRows.of(counted.preview());
  }

  // Before the flush too: what is pending need not be written for a delete that is too big.
  private void checkNumber() {
    if (maxRows != ANY_NUMBER) {
      checkNumber(count(maxRows).preview());
    }
  }

  private void checkNumber(DeletionPreview now) {
    if (now.total().number() > maxRows) {
      throw new TooManyRowsException(now, maxRows);
    }
  }

  private void check(Counted counted, @Nullable DeletionPreview planned) {
    var now = counted.preview();
    checkNumber(now);
    if (!counted.crossing().isEmpty()) {
      throw new CrossTenantReferenceException(counted.crossing());
    }
    if (now.isRefused()) {
      throw new DeleteRefusedException(now.refusals());
    }
    if (planned != null) {
      PreviewDifferences.check(planned, now);
    }
  }

  private Counted count(long limit) {
    // Rows that were marked as deleted before are no part of it, though the session may show them.
    return Visibility.LIVE.in(session, () -> new DeletionCount(session, planner, limit).of(roots));
  }

  private void remove(Counted counted) {
    counted
        .walk()
        .roots()
        .forEach(row -> session.remove(session.getReference(row.type(), row.id())));
    session.flush();
  }
}
