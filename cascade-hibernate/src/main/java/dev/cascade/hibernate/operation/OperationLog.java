package dev.cascade.hibernate.operation;

import dev.cascade.hibernate.operation.Operation.Kind;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * Logs each operation in one line at DEBUG, and at WARNING if it was larger or took longer than it
 * may. Logger {@code dev.cascade.operations}.
 *
 * @param maxRows how many rows are usual
 * @param maxDuration how long is usual
 */
record OperationLog(long maxRows, Duration maxDuration) implements OperationListener {

  static final long ANY_NUMBER = Long.MAX_VALUE;
  static final Duration ANY_TIME = Duration.ofSeconds(Long.MAX_VALUE);

  private static final System.Logger LOG = System.getLogger("dev.cascade.operations");

  @Override
  public boolean isListening() {
    return LOG.isLoggable(Level.DEBUG) || maxRows != ANY_NUMBER || !maxDuration.equals(ANY_TIME);
  }

  @Override
  public OperationEnd started(Kind kind) {
    return operation ->
        LOG.log(
            isUnusual(operation) ? Level.WARNING : Level.DEBUG,
            () ->
                "%s, %d rows in %d ms"
                    .formatted(operation, operation.totalRows(), operation.duration().toMillis()));
  }

  private boolean isUnusual(Operation operation) {
    return operation.totalRows() > maxRows || operation.duration().compareTo(maxDuration) > 0;
  }
}
