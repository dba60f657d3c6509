package dev.cascade.hibernate.event;

import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.event.internal.DefaultAutoFlushEventListener;
import org.hibernate.event.spi.EventSource;

/** Lets a flush before a query follow the rules. */
final class CascadeAutoFlushListener extends DefaultAutoFlushEventListener {

  private final FlushPreparation preparation;

  CascadeAutoFlushListener(FlushPreparation preparation) {
    this.preparation = preparation;
  }

  @Override
  protected void preFlush(EventSource session, PersistenceContext context) {
    var before = preparation.beforeCascades(session, false);
    super.preFlush(session, context);
    preparation.afterCascades(session, before);
  }

  @Override
  protected void performExecutions(EventSource session) {
    var afterStatements = preparation.beforeStatements(session);
    super.performExecutions(session);
    afterStatements.run();
  }
}
