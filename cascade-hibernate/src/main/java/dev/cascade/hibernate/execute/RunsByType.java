package dev.cascade.hibernate.execute;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Brings deletes of one type together, as far as those that must go before them allow: only
 * neighbours of one type share a JDBC batch.
 */
final class RunsByType<T> {

  private final Map<T, Place<T>> places = new HashMap<>();
  private final Map<Object, Run<T>> runs = new LinkedHashMap<>();
  private final List<T> ordered = new ArrayList<>();

  private RunsByType() {}

  /**
   * The same items in another order.
   *
   * <p>A type is begun when no item of another type need go before any of it; where types wait for
   * each other, with what can go. Otherwise all stay in their order.
   *
   * @param childrenFirst in an order that is possible
   * @param type of an item
   * @param before what must go before an item; not counted if it comes behind all the same
   */
  static <T> List<T> of(
      List<T> childrenFirst, Function<T, Object> type, Function<T, Collection<T>> before) {
    var order = new RunsByType<T>();
    childrenFirst.forEach(each -> order.add(each, type.apply(each), before.apply(each)));
    for (var run = order.next(); run != null; run = order.next()) {
      while (!run.ready.isEmpty()) {
        order.put(run.ready.remove());
      }
    }
    return order.ordered;
  }

  private void add(T item, Object type, Collection<T> before) {
    var run = runs.computeIfAbsent(type, key -> new Run<>());
    var place = new Place<>(item, places.size(), run);
    for (var each : before) {
      var child = places.get(each);
      if (child != null) {
        child.holdsUp.add(place);
        place.waitFor(child, 1);
      }
    }
    places.put(item, place);
    place.readyIfFree();
  }

  private @Nullable Run<T> next() {
    var begun = runs.values().stream().filter(each -> !each.ready.isEmpty()).toList();
    return begun.stream()
        .filter(each -> each.waitsForOthers == 0)
        .findFirst()
        .orElse(begun.isEmpty() ? null : begun.get(0));
  }

  private void put(Place<T> place) {
    ordered.add(place.item);
    for (var each : place.holdsUp) {
      each.waitFor(place, -1);
      each.readyIfFree();
    }
  }

  private static final class Run<T> {
    private final PriorityQueue<Place<T>> ready =
        new PriorityQueue<>(Comparator.comparingInt((Place<T> each) -> each.position));
    private int waitsForOthers;
  }

  private static final class Place<T> {
    private final T item;
    private final int position;
    private final Run<T> run;
    private final List<Place<T>> holdsUp = new ArrayList<>();
    private int waitsFor;

    Place(T item, int position, Run<T> run) {
      this.item = item;
      this.position = position;
      this.run = run;
    }

    void waitFor(Place<T> child, int change) {
      waitsFor += change;
      run.waitsForOthers += child.run == run ? 0 : change;
    }

    void readyIfFree() {
      if (waitsFor == 0) {
        run.ready.add(this);
      }
    }
  }
}
