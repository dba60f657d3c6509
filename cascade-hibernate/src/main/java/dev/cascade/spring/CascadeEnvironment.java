package dev.cascade.spring;

import dev.cascade.hibernate.CascadeSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Every property of the environment that begins with {@code cascade.}, as Hibernate's settings.
 *
 * <p>Names keep their case and their dots, {@code cascade.rules.User.posts}. Spring drops
 * characters other than letters a to z, digits, {@code -} and {@code _} from a name unless it
 * stands in brackets, {@code cascade.rules[com.acme.Shop$User.posts]}. An environment variable has
 * no case, so it cannot name a rule.
 *
 * @see CascadeSettings
 */
final class CascadeEnvironment {

  static final String PREFIX = "cascade";
  private static final String UNITS = "units.";
  private static final String CHECKS = "checks.";

  private final Binder binder;

  CascadeEnvironment(Environment environment) {
    binder = Binder.get(environment);
  }

  /** What holds for every persistence unit. */
  Map<String, Object> ofAll() {
    var settings = below(PREFIX);
    settings.keySet().removeIf(each -> each.startsWith(PREFIX + "." + UNITS));
    return settings;
  }

  /** What holds for one persistence unit alone, {@code cascade.units.<unit>.…}. */
  Map<String, Object> of(String unit) {
    return below("%s.%s%s".formatted(PREFIX, UNITS, unit));
  }

  private Map<String, Object> below(String prefix) {
    var settings = new HashMap<String, Object>();
    binder
        .bind(prefix, Bindable.mapOf(String.class, String.class))
        .ifBound(all -> all.forEach((name, value) -> put(name, value, settings)));
    putSwitch(prefix, CascadeSettings.ENABLED, settings);
    putSwitch(prefix, CascadeSettings.REQUIRE_PARENT, settings);
    putDuration(prefix, CascadeSettings.OPERATION_WARN_DURATION, settings);
    return settings;
  }

  // As Spring understands a switch: CASCADE_ENABLED, "off", "no"; anything else is refused.
  private void putSwitch(String prefix, String setting, Map<String, Object> settings) {
    binder
        .bind(prefix + setting.substring(PREFIX.length()), Boolean.class)
        .ifBound(isOn -> settings.put(setting, isOn));
  }

  // As Spring writes durations, 2s, or as they are.
  private void putDuration(String prefix, String setting, Map<String, Object> settings) {
    binder
        .bind(prefix + setting.substring(PREFIX.length()), Duration.class)
        .ifBound(limit -> settings.put(setting, limit.toString()));
  }

  private static void put(String name, String value, Map<String, Object> settings) {
    // YAML reads a bare off as the boolean false.
    var yamlOff = name.startsWith(CHECKS) && value.equalsIgnoreCase("false");
    settings.put(PREFIX + "." + name, yamlOff ? "off" : value);
  }
}
