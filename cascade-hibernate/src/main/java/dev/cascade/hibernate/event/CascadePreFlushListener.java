package dev.cascade.hibernate.event;

import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.event.internal.DefaultPreFlushEventListener;
import org.hibernate.event.spi.EventSource;

/** Lets the saving of new objects before a query that names them follow the rules. */
final class CascadePreFlushListener extends DefaultPreFlushEventListener {

  private final FlushPreparation preparation;

  CascadePreFlushListener(FlushPreparation preparation) {
    this.preparation = preparation;
  }

  @Override
  protected void preFlush(EventSource session, PersistenceContext context) {
    var before = preparation.beforeCascades(session, false);
    super.preFlush(session, context);
    preparation.afterCascades(session, before);
  }
}
