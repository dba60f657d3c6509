package dev.cascade.hibernate.operation;

import dev.cascade.hibernate.operation.Operation.Kind;
import java.util.List;
import java.util.function.Supplier;
import org.hibernate.event.spi.EventSource;
import org.jspecify.annotations.Nullable;

/** Those who listen to the operations of a session factory. Safe for many threads. */
public final class Operations {

  private final List<OperationListener> listeners;

  Operations(List<OperationListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  /** Flushes, which may be an operation, and tells of it. */
  public void watchFlush(EventSource session, Runnable flush) {
    watch(
        Kind.DELETE,
        session,
        () -> {
          flush.run();
          return null;
        });
  }

  /** Does work in which an operation may happen, and tells of it. */
  public <T extends @Nullable Object> T watch(Kind kind, EventSource session, Supplier<T> work) {
    return isWatched(kind, session)
        ? watch(
            new RunningOperation(kind, session, listening(), RunningOperation.CURRENT.get()), work)
        : work.get();
  }

  // What runs inside another of the same kind is part of it.
  private boolean isWatched(Kind kind, EventSource session) {
    if (listeners.stream().noneMatch(OperationListener::isListening)) {
      return false;
    }
    var now = RunningOperation.CURRENT.get();
    return now == null || !now.is(kind, session);
  }

  private List<OperationListener> listening() {
    return listeners.stream().filter(OperationListener::isListening).toList();
  }

  private static <T extends @Nullable Object> T watch(
      RunningOperation operation, Supplier<T> work) {
    T result;
    try {
      result = run(operation, work);
    } catch (RuntimeException failure) {
      endFailed(operation, failure);
      throw failure;
    }
    operation.end(null);
    return result;
  }

  private static <T extends @Nullable Object> T run(RunningOperation operation, Supplier<T> work) {
    RunningOperation.CURRENT.set(operation);
    try {
      return work.get();
    } finally {
      leave(operation);
    }
  }

  private static void leave(RunningOperation operation) {
    if (operation.around() == null) {
      RunningOperation.CURRENT.remove();
    } else {
      RunningOperation.CURRENT.set(operation.around());
    }
  }

  // What made it fail must come through.
  private static void endFailed(RunningOperation operation, RuntimeException failure) {
    try {
      operation.end(failure);
    } catch (RuntimeException byListener) {
      failure.addSuppressed(byListener);
    }
  }
}
