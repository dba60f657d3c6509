package dev.cascade.it.operation;

import dev.cascade.hibernate.operation.Operation;
import dev.cascade.hibernate.operation.Operation.Kind;
import dev.cascade.hibernate.operation.OperationEnd;
import dev.cascade.hibernate.operation.OperationListener;
import java.util.ArrayList;
import java.util.List;

/** Keeps what it hears. */
final class HeardOperations implements OperationListener {

  private final List<Operation> ended = new ArrayList<>();
  private boolean isListening = true;
  private int started;

  @Override
  public boolean isListening() {
    return isListening;
  }

  @Override
  public OperationEnd started(Kind kind) {
    started++;
    return ended::add;
  }

  void listen(boolean on) {
    isListening = on;
  }

  /** Of the work. */
  List<Operation> during(Runnable work) {
    ended.clear();
    started = 0;
    try {
      work.run();
    } finally {
      if (started != ended.size()) {
        throw new AssertionError(started + " started, " + ended.size() + " ended");
      }
    }
    return List.copyOf(ended);
  }
}
