package dev.cascade.hibernate.event;

import org.hibernate.event.internal.DefaultAutoFlushEventListener;
import org.hibernate.event.spi.AutoFlushEvent;

/** Lets a flush before a query follow the rules. */
final class CascadeAutoFlushListener extends DefaultAutoFlushEventListener {

  private final DeletionEngines engines;

  CascadeAutoFlushListener(DeletionEngines engines) {
    this.engines = engines;
  }

  @Override
  public void onAutoFlush(AutoFlushEvent event) {
    engines.operations().watchFlush(event.getSession(), () -> flush(event));
  }

  private void flush(AutoFlushEvent event) {
    new FlushBeforeQuery(engines.of(event.getSession()).preparation()).onAutoFlush(event);
  }
}
