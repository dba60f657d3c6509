package dev.cascade.hibernate.operation;

import dev.cascade.hibernate.operation.Operation.Kind;

/**
 * Hears of operations: flushes that remove something, and restores. Given as the setting {@code
 * cascade.operations.listener}. Safe for many threads.
 *
 * <p>What a listener throws fails the flush.
 */
public interface OperationListener {

  /** Whether it wants to hear at the moment. Asked in every flush, so it must answer fast. */
  default boolean isListening() {
    return true;
  }

  /**
   * An operation begins, in this thread. Which rows it removes is known at its end.
   *
   * @return hears of its end, in the same thread
   */
  OperationEnd started(Kind kind);
}
