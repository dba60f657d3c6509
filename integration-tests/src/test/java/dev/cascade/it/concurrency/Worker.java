package dev.cascade.it.concurrency;

import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * A session with a thread of its own, in one transaction. What it does is handed over step by step,
 * so that two of them always meet in the same order.
 */
final class Worker implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 30;

  private final MappedDatabase database;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final EntityManager session;
  private final int backend;

  Worker(MappedDatabase database) {
    this.database = database;
    this.session = database.sessions().createEntityManager();
    session.getTransaction().begin();
    this.backend =
        (Integer)
            session.createNativeQuery("select pg_backend_pid()", Integer.class).getSingleResult();
  }

  /** Does a step and waits for its end; how it failed, empty if it succeeded. */
  Optional<Throwable> attempts(Consumer<EntityManager> step) {
    return failureOf(submit(step, new CountDownLatch(1)));
  }

  /** Does a step and waits for its end. */
  void does(Consumer<EntityManager> step) {
    attempts(step)
        .ifPresent(
            failure -> {
              throw new AssertionError("The step fails", failure);
            });
  }

  /** Commits, and waits for its end. */
  void commits() {
    does(session -> session.getTransaction().commit());
  }

  /** Rolls back, and waits for its end. */
  void rollsBack() {
    does(session -> session.getTransaction().rollback());
  }

  /**
   * Begins a step and its commit, and comes back when that waits for a lock that another session
   * holds.
   */
  Blocked isBlockedIn(Consumer<EntityManager> step) {
    var end = new CountDownLatch(1);
    var result =
        submit(
            session -> {
              step.accept(session);
              session.flush();
              session.getTransaction().commit();
            },
            end);
    awaitLockWait(end);
    return new Blocked(result);
  }

  @Override
  public void close() {
    attempts(
        session -> {
          if (session.getTransaction().isActive()) {
            session.getTransaction().rollback();
          }
          session.close();
        });
    thread.shutdown();
  }

  private Future<?> submit(Consumer<EntityManager> step, CountDownLatch end) {
    return thread.submit(
        () -> {
          try {
            step.accept(session);
          } finally {
            end.countDown();
          }
        });
  }

  private void awaitLockWait(CountDownLatch end) {
    var query =
        "select 1 from pg_stat_activity where wait_event_type = 'Lock' and pid = " + backend;
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    try {
      while (database.rows(query).isEmpty()) {
        if (end.await(10, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
          throw new AssertionError("The step waits for no lock");
        }
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<Throwable> failureOf(Future<?> step) {
    try {
      step.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return Optional.empty();
    } catch (ExecutionException e) {
      return Optional.of(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new IllegalStateException("The step does not end", e);
    }
  }

  /** A step that waits. */
  static final class Blocked {

    private final Future<?> step;

    private Blocked(Future<?> step) {
      this.step = step;
    }

    /** Once the lock is free: how the step failed; empty if it succeeded. */
    Optional<Throwable> failure() {
      return failureOf(step);
    }
  }
}
