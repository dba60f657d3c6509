package dev.cascade.hibernate.event;

import dev.cascade.hibernate.execute.Deletions;
import dev.cascade.hibernate.execute.EmbeddedAssociations;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.orphan.OwnershipCheck;
import dev.cascade.hibernate.orphan.Replacement;
import org.hibernate.FlushMode;
import org.hibernate.event.spi.EventSource;
import org.jspecify.annotations.Nullable;

/**
 * What every kind of flush does by our rules, before Hibernate's own part and before the
 * statements.
 */
record FlushPreparation(
    OwnershipCheck ownership,
    Deletions deletions,
    EmbeddedAssociations embedded,
    Replacement replacement) {

  /** A new object may be inserted at once: what makes place for it must not wait for the flush. */
  void beforeSave(Object entity, @Nullable String entityName, EventSource session) {
    var insertsAtOnce =
        session.isTransactionInProgress() && session.getHibernateFlushMode() != FlushMode.MANUAL;
    var persister = session.getEntityPersister(entityName, entity);
    if (insertsAtOnce && replacement.takesPlace(entity, persister, session)) {
      ownership.settle(session);
      deletions.prepare(session);
    }
  }

  /**
   * Objects removed without being loaded, in a session that has no others: Hibernate prepares
   * nothing.
   */
  void beforeFlush(EventSource session) {
    if (session.getPersistenceContextInternal().getNumberOfManagedEntities() == 0) {
      deletions.prepare(session);
    }
  }

  void beforeCascades(EventSource session) {
    ownership.settle(session);
    deletions.prepare(session);
    embedded.saveNew(SessionEntities.of(session));
  }

  void afterCascades(EventSource session) {
    ownership.checkReferences(session);
  }

  void beforeStatements(EventSource session) {
    deletions.order(session);
  }
}
