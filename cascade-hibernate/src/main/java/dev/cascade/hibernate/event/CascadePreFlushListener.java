package dev.cascade.hibernate.event;

import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.event.internal.DefaultPreFlushEventListener;
import org.hibernate.event.spi.EventSource;

/** Lets the saving of new objects before a query that names them follow the rules. */
final class CascadePreFlushListener extends DefaultPreFlushEventListener {

  private final DeletionEngines engines;

  CascadePreFlushListener(DeletionEngines engines) {
    this.engines = engines;
  }

  @Override
  protected void preFlush(EventSource session, PersistenceContext context) {
    var mode = session.getHibernateFlushMode();
    var preparation = engines.of(session).preparation();
    try {
      var before = preparation.scan(session);
      preparation.beforeCascades(before, session, false);
      preparation.cascade(session, () -> super.preFlush(session, context));
      preparation.afterCascades(session, before, true);
    } finally {
      // The flush before the query does it all once more.
      session.setHibernateFlushMode(mode);
    }
  }
}
