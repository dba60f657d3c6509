package dev.cascade.spring;

import dev.cascade.hibernate.operation.Operation.Kind;
import dev.cascade.hibernate.operation.OperationEnd;
import dev.cascade.hibernate.operation.OperationListener;
import java.util.List;

/**
 * The listeners among the beans of a context. Nobody listens until all beans are there: the entity
 * manager factory is made before those that measure.
 */
final class ContextListeners implements OperationListener {

  private volatile List<OperationListener> listeners = List.of();

  void are(List<OperationListener> beans) {
    listeners = List.copyOf(beans);
  }

  @Override
  public boolean isListening() {
    return listeners.stream().anyMatch(OperationListener::isListening);
  }

  @Override
  public OperationEnd started(Kind kind) {
    var ends =
        listeners.stream()
            .filter(OperationListener::isListening)
            .map(each -> each.started(kind))
            .toList();
    return operation -> ends.forEach(each -> each.ended(operation));
  }
}
