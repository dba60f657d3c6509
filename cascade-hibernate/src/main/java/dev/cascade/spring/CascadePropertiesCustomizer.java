package dev.cascade.spring;

import dev.cascade.hibernate.CascadeSettings;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.core.env.Environment;

/**
 * Hands every property of the environment that begins with {@code cascade.} to Hibernate.
 *
 * <p>Names keep their case and their dots, {@code cascade.rules.User.posts}. Spring drops
 * characters other than letters a to z, digits, {@code -} and {@code _} from a name unless it
 * stands in brackets, {@code cascade.rules[com.acme.Shop$User.posts]}. An environment variable has
 * no case, so it cannot name a rule.
 *
 * @see CascadeSettings
 */
final class CascadePropertiesCustomizer implements HibernatePropertiesCustomizer {

  private static final String PREFIX = "cascade";
  private static final String CHECKS = PREFIX + ".checks.";

  private final Binder binder;

  CascadePropertiesCustomizer(Environment environment) {
    binder = Binder.get(environment);
  }

  @Override
  public void customize(Map<String, Object> hibernateProperties) {
    binder
        .bind(PREFIX, Bindable.mapOf(String.class, String.class))
        .ifBound(all -> all.forEach((name, value) -> put(name, value, hibernateProperties)));
    putSwitch(CascadeSettings.ENABLED, hibernateProperties);
    putSwitch(CascadeSettings.REQUIRE_PARENT, hibernateProperties);
  }

  // As Spring understands a switch: CASCADE_ENABLED, "off", "no"; anything else is refused.
  private void putSwitch(String name, Map<String, Object> hibernateProperties) {
    binder.bind(name, Boolean.class).ifBound(isOn -> hibernateProperties.put(name, isOn));
  }

  private static void put(String name, String value, Map<String, Object> hibernateProperties) {
    var key = PREFIX + "." + name;
    // YAML reads a bare off as the boolean false.
    var yamlOff = key.startsWith(CHECKS) && value.equalsIgnoreCase("false");
    hibernateProperties.put(key, yamlOff ? "off" : value);
  }
}
