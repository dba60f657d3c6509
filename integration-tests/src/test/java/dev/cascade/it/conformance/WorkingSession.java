package dev.cascade.it.conformance;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.FlushModeType;
import org.hibernate.Session;
import org.hibernate.jdbc.ReturningWork;

/** The EntityManager that the steps use, always in a transaction. */
final class WorkingSession implements AutoCloseable {

  private final EntityManagerFactory factory;
  private EntityManager entityManager;

  WorkingSession(EntityManagerFactory factory) {
    this.factory = factory;
    this.entityManager = open();
  }

  EntityManager entityManager() {
    return entityManager;
  }

  /** Objects stay managed. */
  void commit() {
    var transaction = entityManager.getTransaction();
    if (transaction.getRollbackOnly()) {
      commitInSpiteOfJpa();
    } else {
      transaction.commit();
    }
    transaction.begin();
  }

  void rollback() {
    endTransaction();
    entityManager.clear();
    entityManager.getTransaction().begin();
  }

  void renew() {
    close();
    entityManager = open();
  }

  /** Works on the connection of the session, in its transaction; flushes nothing. */
  <T> T onConnection(ReturningWork<T> work) {
    return entityManager.unwrap(Session.class).doReturningWork(work);
  }

  @Override
  public void close() {
    try {
      endTransaction();
    } finally {
      entityManager.close();
    }
  }

  /**
   * After an error that a step may have, SQLAlchemy's transaction goes on unless the database has
   * aborted it; JPA only lets us roll back.
   */
  private void commitInSpiteOfJpa() {
    entityManager.flush();
    onConnection(
        connection -> {
          connection.commit();
          return null;
        });
    endTransaction();
  }

  private void endTransaction() {
    if (entityManager.getTransaction().isActive()) {
      entityManager.getTransaction().rollback();
    }
  }

  private EntityManager open() {
    var opened = factory.createEntityManager();
    opened.setFlushMode(FlushModeType.COMMIT);
    opened.getTransaction().begin();
    return opened;
  }
}
