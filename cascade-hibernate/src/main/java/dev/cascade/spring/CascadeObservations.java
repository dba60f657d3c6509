package dev.cascade.spring;

import dev.cascade.hibernate.operation.Operation;
import dev.cascade.hibernate.operation.Operation.Kind;
import dev.cascade.hibernate.operation.OperationEnd;
import dev.cascade.hibernate.operation.OperationListener;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Locale;

/**
 * Makes one observation, {@code cascade.operation}, of each operation: a timer where meters are
 * kept, a span where traces are. Its statements are observed below it.
 *
 * <p>Low cardinality: {@code kind} and {@code outcome}. High: {@code roots} and {@code rows}.
 */
final class CascadeObservations implements OperationListener {

  private final ObservationRegistry registry;

  CascadeObservations(ObservationRegistry registry) {
    this.registry = registry;
  }

  @Override
  public boolean isListening() {
    return !registry.isNoop();
  }

  @Override
  public OperationEnd started(Kind kind) {
    var observation =
        Observation.createNotStarted("cascade.operation", registry)
            .contextualName("cascade " + name(kind))
            .lowCardinalityKeyValue("kind", name(kind))
            // A name that comes later would be another set of tags.
            .lowCardinalityKeyValue("outcome", "done")
            .start();
    var scope = observation.openScope();
    return operation -> {
      scope.close();
      tell(operation, observation);
      observation.stop();
    };
  }

  private static void tell(Operation operation, Observation observation) {
    observation
        .lowCardinalityKeyValue(KeyValue.of("outcome", name(operation.outcome())))
        .highCardinalityKeyValue("roots", operation.rootsText())
        .highCardinalityKeyValue("rows", Long.toString(operation.totalRows()));
    var failure = operation.failure();
    if (failure != null) {
      observation.error(failure);
    }
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
