package dev.cascade.it.random;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row of a type.
 *
 * @param references the id that each relation refers to, by the relation's name; null is NULL
 */
record Row(String type, int id, Map<String, @Nullable Integer> references) {

  /** {@code B#2}. */
  String label() {
    return type + "#" + id;
  }

  @Override
  public String toString() {
    return label()
        + references.entrySet().stream()
            .map(each -> " " + each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining());
  }
}
