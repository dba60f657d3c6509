package dev.cascade.hibernate.event;

import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.event.internal.DefaultAutoFlushEventListener;
import org.hibernate.event.spi.EventSource;

/** Lets a flush before a query follow the rules. */
final class CascadeAutoFlushListener extends DefaultAutoFlushEventListener {

  private final DeletionEngines engines;

  CascadeAutoFlushListener(DeletionEngines engines) {
    this.engines = engines;
  }

  @Override
  protected void preFlush(EventSource session, PersistenceContext context) {
    var preparation = engines.of(session).preparation();
    var before = preparation.beforeCascades(session, false);
    super.preFlush(session, context);
    preparation.afterCascades(session, before);
  }

  @Override
  protected void performExecutions(EventSource session) {
    var afterStatements = engines.of(session).preparation().beforeStatements(session);
    super.performExecutions(session);
    afterStatements.run();
  }
}
