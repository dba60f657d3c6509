package dev.cascade.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/** Sorts items of which some must stand before others, and keeps the given order elsewhere. */
final class PartialOrder<T> {

  private final List<T> items;
  private final Map<T, Set<T>> allBefore = new HashMap<>();
  private final Set<T> placed = new LinkedHashSet<>();
  private final List<List<T>> rings = new ArrayList<>();

  private PartialOrder(List<T> items, BiPredicate<T, T> standsBefore) {
    this.items = items;
    var directlyBefore = new HashMap<T, List<T>>();
    for (var item : items) {
      directlyBefore.put(
          item, items.stream().filter(each -> standsBefore.test(each, item)).toList());
    }
    items.forEach(item -> allBefore.put(item, reachable(item, directlyBefore)));
  }

  /**
   * The items in order, those in one list that must stand before each other in a ring; most lists
   * have one item.
   */
  static <T> List<List<T>> rings(List<T> items, BiPredicate<T, T> standsBefore) {
    var order = new PartialOrder<>(items, standsBefore);
    items.forEach(order::place);
    return order.rings;
  }

  private void place(T item) {
    if (placed.contains(item)) {
      return;
    }
    var ring = items.stream().filter(each -> each.equals(item) || inRing(each, item)).toList();
    before(item).stream().filter(each -> !ring.contains(each)).forEach(this::place);
    placed.addAll(ring);
    rings.add(ring);
  }

  private boolean inRing(T item, T other) {
    return before(item).contains(other) && before(other).contains(item);
  }

  private Set<T> before(T item) {
    return allBefore.getOrDefault(item, Set.of());
  }

  private static <T> Set<T> reachable(T start, Map<T, List<T>> next) {
    var reached = new LinkedHashSet<T>();
    var open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      next.getOrDefault(open.remove(), List.of()).stream().filter(reached::add).forEach(open::add);
    }
    return reached;
  }
}
