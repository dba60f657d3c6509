package dev.cascade.violation;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What becomes of each kind of violation. Immutable. */
public final class Severities {

  private static final Severities DEFAULTS = new Severities(new EnumMap<>(Code.class));

  private final Map<Code, Severity> changed;

  private Severities(Map<Code, Severity> changed) {
    this.changed = changed;
  }

  /** Every code's own default. */
  public static Severities defaults() {
    return DEFAULTS;
  }

  /**
   * The defaults, changed by settings.
   *
   * @param settings from a code to a severity, {@code CASCADE-104} to {@code warn}; upper and lower
   *     case are the same, and {@code CASCADE-} may be left out
   * @throws IllegalArgumentException if there is no such code or severity
   */
  public static Severities of(Map<String, String> settings) {
    var changed = new EnumMap<Code, Severity>(Code.class);
    settings.forEach((id, value) -> changed.put(code(id), severity(id, value)));
    return new Severities(changed);
  }

  /** What becomes of violations of that code. */
  public Severity of(Code code) {
    return changed.getOrDefault(code, code.defaultSeverity());
  }

  private static Code code(String id) {
    return Code.of(id.strip()).orElseThrow(() -> unknownCode(id));
  }

  private static IllegalArgumentException unknownCode(String id) {
    var known = Arrays.stream(Code.values()).map(Code::id).toList();
    return new IllegalArgumentException(
        "Unknown check \"" + id + "\". Known are " + String.join(", ", known) + ".");
  }

  private static Severity severity(String id, String value) {
    return Arrays.stream(Severity.values())
        .filter(each -> each.name().equals(value.strip().toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Unknown severity \""
                        + value
                        + "\" of check \""
                        + id
                        + "\". Write error, warn or off."));
  }
}
