package dev.cascade.hibernate.event;

import dev.cascade.hibernate.execute.RemovedRows;
import dev.cascade.hibernate.orphan.ReferencesBefore;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.event.internal.DefaultAutoFlushEventListener;
import org.hibernate.event.spi.AutoFlushEvent;
import org.hibernate.event.spi.EventSource;
import org.jspecify.annotations.Nullable;

/**
 * One flush before a query. Where Hibernate finds that the query does not need it, and ends it
 * before the statements, objects refer to each other as before it: the next flush compares with the
 * same rows, and has to see the same changes.
 */
final class FlushBeforeQuery extends DefaultAutoFlushEventListener {

  private final FlushPreparation preparation;
  private @Nullable ReferencesBefore references;

  FlushBeforeQuery(FlushPreparation preparation) {
    this.preparation = preparation;
  }

  @Override
  public void onAutoFlush(AutoFlushEvent event) {
    var session = event.getSession();
    var mode = session.getHibernateFlushMode();
    try {
      super.onAutoFlush(event);
    } finally {
      session.setHibernateFlushMode(mode);
    }
    if (references != null && !event.isFlushRequired()) {
      preparation.ownership().rememberInverseReferences(session, references::isNew);
      preparation.ownership().rememberSaved(session, references::isNew);
      references.restore();
    }
  }

  @Override
  protected void preFlush(EventSource session, PersistenceContext context) {
    var before = preparation.scan(session);
    if (!before.isSettled()) {
      references = preparation.references(session);
    }
    preparation.beforeCascades(before, session, false);
    preparation.cascade(session, () -> super.preFlush(session, context));
    preparation.afterCascades(session, before, references == null);
  }

  @Override
  protected void performExecutions(EventSource session) {
    var afterStatements = preparation.beforeStatements(session, references != null);
    if (references != null) {
      preparation.freeJoinRows(session);
      preparation.ownership().rememberInverseReferences(session, each -> true);
    }
    var removed = RemovedRows.in(session);
    super.performExecutions(session);
    afterStatements.run();
    removed.tell();
  }
}
