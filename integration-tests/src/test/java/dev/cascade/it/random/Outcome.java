package dev.cascade.it.random;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a removal left, by table.
 *
 * @param failure why it was not carried out; null if it was
 */
record Outcome(SortedMap<String, List<String>> rows, @Nullable Exception failure) {

  boolean isRefused() {
    return failure != null;
  }
}
