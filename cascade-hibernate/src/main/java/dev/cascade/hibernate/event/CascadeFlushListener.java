package dev.cascade.hibernate.event;

import dev.cascade.hibernate.execute.RemovedRows;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.event.internal.DefaultFlushEventListener;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.FlushEvent;

/** Lets a flush follow the rules. */
final class CascadeFlushListener extends DefaultFlushEventListener {

  private final DeletionEngines engines;

  CascadeFlushListener(DeletionEngines engines) {
    this.engines = engines;
  }

  @Override
  public void onFlush(FlushEvent event) {
    engines.operations().watchFlush(event.getSession(), () -> flush(event));
  }

  private void flush(FlushEvent event) {
    engines.of(event.getSession()).preparation().beforeFlush(event.getSession());
    super.onFlush(event);
  }

  @Override
  protected void preFlush(EventSource session, PersistenceContext context) {
    var preparation = engines.of(session).preparation();
    var before = preparation.scan(session);
    preparation.beforeCascades(before, session, true);
    preparation.cascade(session, () -> super.preFlush(session, context));
    preparation.afterCascades(session, before, true);
  }

  @Override
  protected void performExecutions(EventSource session) {
    var afterStatements = engines.of(session).preparation().beforeStatements(session, false);
    var removed = RemovedRows.in(session);
    super.performExecutions(session);
    afterStatements.run();
    removed.tell();
  }
}
