package dev.cascade.hibernate;

import dev.cascade.hibernate.event.DeletionEngines;
import dev.cascade.hibernate.softdelete.Purge;
import dev.cascade.hibernate.softdelete.PurgedRows;
import dev.cascade.hibernate.softdelete.SoftDeletion;
import jakarta.persistence.TransactionRequiredException;
import java.time.Duration;
import java.time.Instant;
import org.hibernate.event.spi.EventSource;

/** A purge whose age is known, still to be carried out. As thread-bound as the entity manager. */
public final class PurgeRequest {

  private static final int ROOTS_AT_ONCE = 1_000;

  private final EventSource session;
  private final DeletionEngines engines;
  private final SoftDeletion type;
  private final Duration age;
  private int chunk = ROOTS_AT_ONCE;

  private PurgeRequest(
      EventSource session, DeletionEngines engines, SoftDeletion type, Duration age) {
    this.session = session;
    this.engines = engines;
    this.type = type;
    this.age = age;
  }

  /**
   * How many rows of the type are loaded and removed at once, with what belongs to them; 1,000 if
   * nothing is said. Memory is needed for that many.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public PurgeRequest rowsAtOnce(int number) {
    if (number < 1) {
      throw new IllegalArgumentException(number + " is no number of rows. Give 1 or more.");
    }
    chunk = number;
    return this;
  }

  /**
   * Deletes for good the rows of the type that were marked as deleted longer ago than that, by the
   * clock of this JVM, and what the rules delete below them, children first, marked or of a type
   * that is not soft-deletable. All in the running transaction, in chunks. What is pending is
   * flushed before.
   *
   * <p>Never a live row of a soft-deletable type: a row below which such a row would go is left and
   * named in the answer, as is one to which a row refers that refuses. Filters of the entity
   * manager hold for the rows of the type, not for what goes with them.
   *
   * @return how many went, and which were left
   * @throws TransactionRequiredException if no transaction is active
   * @throws dev.cascade.hibernate.refusal.DeleteRefusedException if rows refer to what goes over a
   *     key that no rule knows of; roll back
   */
  public PurgedRows execute() {
    if (!session.isTransactionInProgress()) {
      throw new TransactionRequiredException("A purge needs a transaction. Begin one.");
    }
    return new Purge(
            session,
            type,
            engines.plannerForGood(),
            engines.softDeletions(),
            engines::runForGood,
            chunk)
        .before(Instant.now().minus(age));
  }

  /** A purge of one type that still lacks the age. */
  public static final class Unlimited {

    private final EventSource session;
    private final DeletionEngines engines;
    private final SoftDeletion type;

    Unlimited(EventSource session, DeletionEngines engines, SoftDeletion type) {
      this.session = session;
      this.engines = engines;
      this.type = type;
    }

    /**
     * Of rows that were marked longer ago than that; of all that are marked if it is zero. Nothing
     * is sent before {@link #execute}.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public PurgeRequest olderThan(Duration age) {
      if (age.isNegative()) {
        throw new IllegalArgumentException(age + " is no age. Give zero or more.");
      }
      return new PurgeRequest(session, engines, type, age);
    }
  }
}
