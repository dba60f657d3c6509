package dev.cascade.hibernate.execute;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows of one type, each before those that it refers to, as far as rows do not circle. */
final class TreeOrder {

  private final Map<Object, List<Object>> above = new HashMap<>();
  private final Map<Object, List<Object>> below = new HashMap<>();
  private final Set<Object> rest;
  private final List<Object> deepestFirst = new ArrayList<>();

  /**
   * Puts them in order.
   *
   * @param references what each refers to; others than the keys, and the row itself, do not count
   */
  TreeOrder(Map<Object, List<Object>> references) {
    references.forEach(
        (row, others) ->
            others.stream()
                .filter(each -> references.containsKey(each) && !each.equals(row))
                .forEach(each -> connect(row, each)));
    rest = new LinkedHashSet<>(references.keySet());
    var first = takeFree(above);
    var last = takeFree(below);
    Collections.reverse(last);
    deepestFirst.addAll(first);
    deepestFirst.addAll(rest);
    deepestFirst.addAll(last);
  }

  private void connect(Object lower, Object upper) {
    above.computeIfAbsent(lower, key -> new ArrayList<>()).add(upper);
    below.computeIfAbsent(upper, key -> new ArrayList<>()).add(lower);
  }

  List<Object> deepestFirst() {
    return deepestFirst;
  }

  /** Those on a circle, or between two; not what only hangs below one, or is above it. */
  Set<Object> circling() {
    return rest;
  }

  /** Takes what none of the rest holds, then what is free without it, until each is held. */
  private List<Object> takeFree(Map<Object, List<Object>> held) {
    var holders = new HashMap<Object, Integer>();
    for (var row : rest) {
      held.getOrDefault(row, List.of()).forEach(each -> holders.merge(each, 1, Integer::sum));
    }
    var free = new ArrayDeque<Object>();
    rest.stream().filter(row -> !holders.containsKey(row)).forEach(free::add);
    var taken = new ArrayList<Object>();
    while (!free.isEmpty()) {
      var row = free.remove();
      taken.add(row);
      held.getOrDefault(row, List.of()).stream()
          .filter(each -> rest.contains(each) && holders.merge(each, -1, Integer::sum) == 0)
          .forEach(free::add);
    }
    taken.forEach(rest::remove);
    return taken;
  }
}
