package dev.cascade.hibernate;

import dev.cascade.hibernate.bulk.BatchRequest;
import dev.cascade.hibernate.bulk.BulkEngine;
import dev.cascade.hibernate.event.DeletionEngines;
import dev.cascade.hibernate.softdelete.SoftDeletions;
import java.util.List;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/** What needs sessions of its own, by the rules of a session factory. Safe for many threads. */
public final class FactoryCascades {

  private final SessionFactoryImplementor sessions;
  private final DeletionEngines engines;

  FactoryCascades(SessionFactoryImplementor sessions, DeletionEngines engines) {
    this.sessions = sessions;
    this.engines = engines;
  }

  /**
   * A delete of very many rows, still to be described: by the same rules as any removal, but in
   * many small transactions, so that it blocks nobody for long, and can be stopped and resumed.
   */
  public BatchRequest inBatches() {
    var byRules =
        new BulkEngine(
            sessions,
            engines.rules(),
            engines.planner(List.of()),
            engines.softDeletions(),
            (session, work) -> work.run(),
            false);
    var forGood =
        new BulkEngine(
            sessions,
            engines.rules(),
            engines.plannerForGood(),
            SoftDeletions.none(),
            engines::runForGood,
            true);
    return new BatchRequest(byRules, forGood);
  }
}
