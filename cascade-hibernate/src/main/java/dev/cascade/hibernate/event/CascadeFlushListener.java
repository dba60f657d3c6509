package dev.cascade.hibernate.event;

import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.event.internal.DefaultFlushEventListener;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.FlushEvent;

/** Lets a flush follow the rules. */
final class CascadeFlushListener extends DefaultFlushEventListener {

  private final FlushPreparation preparation;

  CascadeFlushListener(FlushPreparation preparation) {
    this.preparation = preparation;
  }

  @Override
  public void onFlush(FlushEvent event) {
    preparation.beforeFlush(event.getSession());
    super.onFlush(event);
  }

  @Override
  protected void preFlush(EventSource session, PersistenceContext context) {
    var before = preparation.beforeCascades(session, true);
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
