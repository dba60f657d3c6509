package dev.cascade.hibernate.mapping;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The settings {@code cascade.rules.<entity>.<attribute>}; the entity by its JPA, simple or full
 * name.
 */
final class RuleSettings {

  static final String PREFIX = "cascade.rules.";

  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Map<String, String> unused;

  RuleSettings(Map<String, String> settings) {
    settings.forEach(
        (key, value) -> {
          if (key.startsWith(PREFIX)) {
            texts.put(key, value);
          }
        });
    this.unused = new TreeMap<>(texts);
  }

  /** The text for that attribute, or null if no setting names it. */
  @Nullable String textFor(MappedAttribute attribute) {
    var names = namesOf(attribute).map(name -> PREFIX + name + "." + attribute.path()).toList();
    return Stream.concat(names.stream(), names.stream().map(name -> name.toLowerCase(Locale.ROOT)))
        .filter(texts::containsKey)
        .findFirst()
        .map(this::use)
        .orElse(null);
  }

  /** The keys that named no association, in alphabetical order. */
  Set<String> unused() {
    return unused.keySet();
  }

  private String use(String key) {
    unused.remove(key);
    return texts.getOrDefault(key, "");
  }

  private static Stream<String> namesOf(MappedAttribute attribute) {
    var owner = attribute.owner();
    return Stream.of(
        owner.getEntityName(), owner.getJpaEntityName(), owner.getMappedClass().getSimpleName());
  }
}
