package dev.cascade.it.conformance;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;

/** The objects of a scenario by the names that its steps give them. */
final class Variables {

  private final Map<String, @Nullable Object> objects = new HashMap<>();

  /** Binds the entity itself in place of its proxy. */
  void bind(String name, @Nullable Object object) {
    objects.put(name, Hibernate.unproxy(object));
  }

  /** Null if the name stands for null, or is null. */
  @Nullable Object get(@Nullable String name) {
    if (name != null && !objects.containsKey(name)) {
      throw new IllegalStateException("No variable " + name);
    }
    return objects.get(name);
  }

  Object existing(String name) {
    var object = get(name);
    if (object == null) {
      throw new IllegalStateException(name + " is null");
    }
    return object;
  }

  Stream<Object> all() {
    return objects.values().stream().filter(each -> each != null);
  }
}
