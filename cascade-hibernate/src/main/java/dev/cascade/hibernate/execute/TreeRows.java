package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.internal.QueryInFlush;
import dev.cascade.plan.KeyHop;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.event.spi.EventSource;

/**
 * Identifiers of rows that hang below each other over any number of levels.
 *
 * <p>One recursive query tells them, with what each refers to; they are put in order here, since
 * the database would have to keep a path for each row to do so. The order is that of the first key:
 * rows that hang below each other by several are deleted by the database alone, in its own order.
 */
final class TreeRows {

  private final Set<Object> ids;
  private final TreeOrder order;

  private TreeRows(Map<Object, List<Object>> references) {
    this.ids = references.keySet();
    this.order = new TreeOrder(references);
  }

  /**
   * Reads them.
   *
   * @param from the rows that {@code base} begins with
   * @param base the way to the topmost rows; its last hop is the tree
   */
  static TreeRows read(
      EventSource session, Collection<?> from, boolean isFromIds, List<KeyHop> base) {
    var references = new LinkedHashMap<Object, List<Object>>();
    var hql = hql(base, isFromIds);
    for (var chunk : Chunks.of(from)) {
      QueryInFlush.of(session, hql, Object[].class)
          .setParameterList("from", chunk)
          .getResultList()
          .forEach(row -> references.put(row[0], Stream.ofNullable(row[1]).toList()));
    }
    return new TreeRows(references);
  }

  /** Each row before the one that it hangs below, as far as rows do not circle. */
  List<Object> deepestFirst() {
    return order.deepestFirst();
  }

  /** Those of them that circle: their key must become NULL first. */
  Set<Object> circling() {
    return order.circling();
  }

  boolean contains(Object id) {
    return ids.contains(id);
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
}
