package dev.cascade.hibernate.event;

import dev.cascade.hibernate.execute.Deletions;
import dev.cascade.hibernate.execute.EmbeddedAssociations;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.orphan.OwnershipCheck;
import org.hibernate.event.spi.EventSource;

/**
 * What every kind of flush does by our rules, before Hibernate's own part and before the
 * statements.
 */
record FlushPreparation(
    OwnershipCheck ownership, Deletions deletions, EmbeddedAssociations embedded) {

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
