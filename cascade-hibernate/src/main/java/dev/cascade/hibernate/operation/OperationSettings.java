package dev.cascade.hibernate.operation;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings about operations. */
public final class OperationSettings {

  /** Who listens to operations. */
  public static final String LISTENER = "cascade.operations.listener";

  /** Beyond how many rows an operation is logged as a warning. */
  public static final String WARN_ROWS = "cascade.operations.warn-rows";

  /** Beyond how long an operation is logged as a warning. */
  public static final String WARN_DURATION = "cascade.operations.warn-duration";

  private final Map<String, Object> values;

  private OperationSettings(Map<String, Object> values) {
    this.values = values;
  }

  /**
   * Those who listen, by the settings of a session factory.
   *
   * @throws IllegalArgumentException if a value is not what it must be
   */
  public static Operations operations(Map<String, Object> settings) {
    return new OperationSettings(settings).operations();
  }

  private Operations operations() {
    var listeners = new ArrayList<OperationListener>();
    listeners.add(new OperationLog(warnRows(), warnDuration()));
    // A run-time image may be without it.
    if (ModuleLayer.boot().findModule("jdk.jfr").isPresent()) {
      listeners.add(new OperationEvents());
    }
    listeners.addAll(given(values.get(LISTENER)));
    return new Operations(listeners);
  }

  private static List<OperationListener> given(@Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    if (value instanceof OperationListener listener) {
      return List.of(listener);
    }
    throw unknown(LISTENER, value, "Give an OperationListener");
  }

  private long warnRows() {
    var value = values.get(WARN_ROWS);
    try {
      return value == null ? OperationLog.ANY_NUMBER : Long.parseLong(value.toString().strip());
    } catch (NumberFormatException e) {
      throw unknown(WARN_ROWS, value, "Write a whole number");
    }
  }

  private Duration warnDuration() {
    var value = values.get(WARN_DURATION);
    try {
      return value == null ? OperationLog.ANY_TIME : Duration.parse(value.toString().strip());
    } catch (DateTimeParseException e) {
      throw unknown(WARN_DURATION, value, "Write a duration such as PT2S");
    }
  }

  private static IllegalArgumentException unknown(
      String setting, @Nullable Object value, String remedy) {
    return new IllegalArgumentException(
        "Unknown value \"%s\" of %s. %s.".formatted(value, setting, remedy));
  }
}
