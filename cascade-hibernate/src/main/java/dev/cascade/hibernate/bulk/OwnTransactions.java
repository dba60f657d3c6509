package dev.cascade.hibernate.bulk;

import java.util.function.Function;
import org.hibernate.FlushMode;
import org.hibernate.Transaction;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.spi.EventSource;
import org.hibernate.exception.LockAcquisitionException;
import org.jspecify.annotations.Nullable;

/**
 * Each work in a session and transaction of its own; once more where the database ended it in
 * favour of another one.
 *
 * @param tenant whose sessions
 */
record OwnTransactions(SessionFactoryImplementor sessions, ChosenTenant tenant)
    implements Transactions {

  private static final int ATTEMPTS = 5;

  static OwnTransactions of(BulkEngine engine, BatchOptions options) {
    return new OwnTransactions(
        engine.sessions(), ChosenTenant.of(engine.sessions(), options.tenant));
  }

  @Override
  public <T extends @Nullable Object> T in(Function<EventSource, T> work) {
    for (var attempt = 1; ; attempt++) {
      try {
        return once(work);
      } catch (LockAcquisitionException lost) {
        if (attempt == ATTEMPTS) {
          throw lost;
        }
      }
    }
  }

  private <T extends @Nullable Object> T once(Function<EventSource, T> work) {
    try (var session = tenant.open(sessions)) {
      session.setHibernateFlushMode(FlushMode.MANUAL);
      var transaction = session.beginTransaction();
      try {
        var result = work.apply((EventSource) session);
        transaction.commit();
        return result;
      } catch (RuntimeException | Error failure) {
        rollBack(transaction, failure);
        throw failure;
      }
    }
  }

  private static void rollBack(Transaction transaction, Throwable failure) {
    try {
      if (transaction.isActive()) {
        transaction.rollback();
      }
    } catch (RuntimeException second) {
      failure.addSuppressed(second);
    }
  }
}
