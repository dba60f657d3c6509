package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.internal.QueryInFlush;
import dev.cascade.plan.KeyHop;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.event.spi.EventSource;
import org.jspecify.annotations.Nullable;

/**
 * Identifiers of rows that hang below each other over any number of levels.
 *
 * <p>One recursive query tells them, with what each refers to; they are put in order here, since
 * the database would have to keep a path for each row to do so. The order is that of the first key:
 * rows that hang below each other by several are deleted by the database alone, in its own order.
 */
final class TreeRows {

  private final Map<Object, @Nullable Object> parents = new LinkedHashMap<>();
  private final Set<Object> circling = new LinkedHashSet<>();
  private final List<Object> deepestFirst = new ArrayList<>();

  /**
   * Reads them.
   *
   * @param from the rows that {@code base} begins with
   * @param base the way to the topmost rows; its last hop is the tree
   */
  static TreeRows read(
      EventSource session, Collection<?> from, boolean isFromIds, List<KeyHop> base) {
    var rows = new TreeRows();
    var hql = hql(base, isFromIds);
    for (var chunk : Chunks.of(from)) {
      QueryInFlush.of(session, hql, Object[].class)
          .setParameterList("from", chunk)
          .getResultList()
          .forEach(row -> rows.parents.put(row[0], row[1]));
    }
    rows.sort();
    return rows;
  }

  /** Each row before the one that it hangs below, as far as rows do not circle. */
  List<Object> deepestFirst() {
    return deepestFirst;
  }

  /** Those of them that are below themselves: their key must become NULL first. */
  Set<Object> circling() {
    return circling;
  }

  boolean contains(Object id) {
    return parents.containsKey(id);
  }

  private static String hql(List<KeyHop> base, boolean isFromIds) {
    var hop = base.get(base.size() - 1);
    return """
        with tree as (
          select id(child) as id, id(child.%1$s) as above from %2$s child where %3$s
          union
          select id(below) as id, id(below.%1$s) as above
          from %2$s below join tree upper on %4$s)
        select each.id, each.above from tree each"""
        .formatted(
            hop.treeKeys().get(0),
            hop.child(),
            new RowCondition(base, hop.child(), isFromIds).hql(),
            hop.treeKeys().stream()
                .map("id(below.%s) = upper.id"::formatted)
                .collect(Collectors.joining(" or ")));
  }

  private void sort() {
    var below = new HashMap<Object, List<Object>>();
    parents.forEach(
        (id, parent) -> {
          if (parent != null && parents.containsKey(parent)) {
            below.computeIfAbsent(parent, key -> new ArrayList<>()).add(id);
          }
        });
    var topDown = new LinkedHashSet<Object>();
    parents.forEach(
        (id, parent) -> {
          if (parent == null || !parents.containsKey(parent)) {
            addLevels(id, below, topDown);
          }
        });
    parents.keySet().stream().filter(id -> !topDown.contains(id)).forEach(circling::add);
    topDown.addAll(circling);
    deepestFirst.addAll(topDown);
    Collections.reverse(deepestFirst);
  }

  private static void addLevels(Object top, Map<Object, List<Object>> below, Set<Object> topDown) {
    var open = new ArrayList<>(List.of(top));
    for (var i = 0; i < open.size(); i++) {
      topDown.add(open.get(i));
      open.addAll(below.getOrDefault(open.get(i), List.of()));
    }
  }
}
