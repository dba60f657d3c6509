package dev.cascade.hibernate.operation;

import dev.cascade.hibernate.operation.Operation.Kind;
import jdk.jfr.EventType;

/** Records each operation with Java Flight Recorder, while that records. */
final class OperationEvents implements OperationListener {

  private final EventType type = EventType.getEventType(OperationEvent.class);

  @Override
  public boolean isListening() {
    return type.isEnabled();
  }

  @Override
  public OperationEnd started(Kind kind) {
    var event = new OperationEvent();
    event.begin();
    return operation -> {
      event.end();
      if (event.shouldCommit()) {
        event.tell(operation);
        event.commit();
      }
    };
  }
}
