package dev.cascade.hibernate.operation;

import dev.cascade.hibernate.operation.Operation.Kind;
import dev.cascade.hibernate.refusal.DeleteRefusedException;
import dev.cascade.model.EntityType;
import dev.cascade.plan.DeletionStep.Action;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.event.spi.EventSource;
import org.jspecify.annotations.Nullable;

/** Counts what an operation does while somebody listens. As thread-bound as its session. */
public final class RunningOperation {

  // Holds nothing between calls: what Operations puts in, it takes out.
  static final ThreadLocal<@Nullable RunningOperation> CURRENT = new ThreadLocal<>();

  private final Kind kind;
  private final EventSource session;
  private final List<OperationListener> listeners;
  private final @Nullable RunningOperation around;
  private final long since = System.nanoTime();
  private final Map<String, Long> roots = new LinkedHashMap<>();
  private final Map<RowsChanged, Long> rows = new LinkedHashMap<>();
  private List<OperationEnd> ends = List.of();
  private boolean hasBegun;

  RunningOperation(
      Kind kind,
      EventSource session,
      List<OperationListener> listeners,
      @Nullable RunningOperation around) {
    this.kind = kind;
    this.session = session;
    this.listeners = listeners;
    this.around = around;
  }

  /** What that session is doing; null if nothing, or if nobody listens. */
  public static @Nullable RunningOperation of(EventSource session) {
    var now = CURRENT.get();
    while (now != null && now.session != session) {
      now = now.around;
    }
    return now;
  }

  /** Notes what a session does to rows; nothing if nobody listens. */
  public static void note(
      EventSource session,
      @Nullable String relationship,
      String entity,
      Action action,
      long count) {
    var now = of(session);
    if (now != null) {
      now.note(relationship, entity, action, count);
    }
  }

  /** Tells the listeners that it begins, if they do not know yet. */
  public void begin() {
    if (!hasBegun) {
      hasBegun = true;
      ends = listeners.stream().map(each -> each.started(kind)).toList();
    }
  }

  /** Notes objects that the application itself removed. */
  public void noteRoot(String entity, long count) {
    begin();
    roots.merge(EntityType.simpleName(entity), count, Long::sum);
  }

  /** Notes what was done to rows. */
  public void note(@Nullable String relationship, String entity, Action action, long count) {
    if (count > 0) {
      begin();
      var key = new RowsChanged(relationship, EntityType.simpleName(entity), action, 0);
      rows.merge(key, count, Long::sum);
    }
  }

  boolean is(Kind other, EventSource ofSession) {
    return kind == other && session == ofSession;
  }

  @Nullable RunningOperation around() {
    return around;
  }

  void end(@Nullable RuntimeException failure) {
    if (Operation.isRefusal(failure)) {
      begin();
    }
    if (hasBegun) {
      var operation = operation(failure);
      ends.forEach(each -> each.ended(operation));
    }
  }

  private Operation operation(@Nullable RuntimeException failure) {
    return new Operation(
        kind,
        roots,
        rows.entrySet().stream()
            .map(
                each ->
                    new RowsChanged(
                        each.getKey().relationship(),
                        each.getKey().entity(),
                        each.getKey().action(),
                        each.getValue()))
            .toList(),
        failure instanceof DeleteRefusedException refused ? refused.refusals() : List.of(),
        failure,
        Duration.ofNanos(System.nanoTime() - since));
  }
}
