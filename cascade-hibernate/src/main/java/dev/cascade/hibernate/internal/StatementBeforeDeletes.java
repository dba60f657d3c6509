package dev.cascade.hibernate.internal;

import org.hibernate.action.internal.EntityDeleteAction;
import org.hibernate.action.spi.AfterTransactionCompletionProcess;
import org.hibernate.action.spi.BeforeTransactionCompletionProcess;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * A statement that runs in a flush after its inserts and updates, and before the deletes queued
 * behind it.
 *
 * <p>An entity's delete by name only: Hibernate's queue takes no other kind at that point.
 */
public final class StatementBeforeDeletes extends EntityDeleteAction {

  private static final long serialVersionUID = 1L;

  private final transient Runnable statement;

  private StatementBeforeDeletes(
      EntityPersister persister, EventSource session, Runnable statement) {
    super(null, persister, session);
    this.statement = statement;
  }

  /**
   * Queues a statement.
   *
   * @param persister the entity that it writes; queries of its tables flush before they run
   */
  public static void queue(EventSource session, EntityPersister persister, Runnable statement) {
    session.getActionQueue().addAction(new StatementBeforeDeletes(persister, session, statement));
  }

  @Override
  public void execute() {
    ((SharedSessionContractImplementor) getSession()).getJdbcCoordinator().executeBatch();
    statement.run();
  }

  @Override
  public @Nullable AfterTransactionCompletionProcess getAfterTransactionCompletionProcess() {
    return null;
  }

  @Override
  public @Nullable BeforeTransactionCompletionProcess getBeforeTransactionCompletionProcess() {
    return null;
  }
}
