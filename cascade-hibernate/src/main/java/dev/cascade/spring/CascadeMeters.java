package dev.cascade.spring;

import dev.cascade.hibernate.operation.Operation;
import dev.cascade.hibernate.operation.Operation.Kind;
import dev.cascade.hibernate.operation.OperationEnd;
import dev.cascade.hibernate.operation.OperationListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Objects;

/**
 * Counts rows and refusals of all operations.
 *
 * <ul>
 *   <li>{@code cascade.rows}, with {@code entity}, {@code relationship} ({@code root} for what the
 *       application itself removed, {@code jpa} for what only JPA's cascade reached) and {@code
 *       action} ({@code DELETE}, {@code MARK}, {@code SET_NULL}, {@code RESTORE})
 *   <li>{@code cascade.refusals}, with {@code relationship}
 * </ul>
 *
 * Numbers and durations of operations come from {@link CascadeObservations}.
 */
final class CascadeMeters implements OperationListener {

  private final MeterRegistry registry;

  CascadeMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public OperationEnd started(Kind kind) {
    return this::count;
  }

  private void count(Operation operation) {
    operation
        .refusals()
        .forEach(
            each ->
                registry
                    .counter("cascade.refusals", "relationship", each.relationship())
                    .increment());
    if (operation.failure() == null) {
      countRows(operation);
    }
  }

  private void countRows(Operation operation) {
    var isRestore = operation.kind() == Kind.RESTORE;
    operation
        .roots()
        .forEach((entity, rows) -> count(entity, "root", isRestore ? "RESTORE" : "REMOVE", rows));
    operation
        .rows()
        .forEach(
            each ->
                count(
                    each.entity(),
                    Objects.requireNonNullElse(each.relationship(), isRestore ? "restored" : "jpa"),
                    isRestore ? "RESTORE" : each.action().name(),
                    each.rows()));
  }

  private void count(String entity, String relationship, String action, long rows) {
    var tags = Tags.of("entity", entity, "relationship", relationship, "action", action);
    registry.counter("cascade.rows", tags).increment((double) rows);
  }
}
