package dev.cascade.it.conformance;

import java.util.Map;
import java.util.TreeMap;

/** How many scenarios of each group pass. */
final class Totals {

  private record Count(int passed, int all) {}

  private final Map<String, Count> groups = new TreeMap<>();

  void add(String group, boolean passed) {
    groups.merge(
        group,
        new Count(passed ? 1 : 0, 1),
        (one, other) -> new Count(one.passed + other.passed, one.all + other.all));
  }

  /** A line for each group, then one for all. */
  @Override
  public String toString() {
    var lines = new StringBuilder();
    groups.forEach(
        (name, count) -> lines.append("%-16s %d of %d%n".formatted(name, count.passed, count.all)));
    var all = groups.values().stream().mapToInt(Count::all).sum();
    var passed = groups.values().stream().mapToInt(Count::passed).sum();
    return lines.append("%d failed of %d".formatted(all - passed, all)).toString();
  }
}
