package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.execute.DeletionNode.Edge;
import dev.cascade.hibernate.execute.RowReferences.RowReference;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.model.DomainModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Removed entities and sets of rows in the order in which they can go: a row before the rows that
 * it refers to.
 *
 * <p>Entities are judged from their rows' own references, so that any number of {@code remove}
 * calls in any order, trees and types that refer to each other come out right; sets from what their
 * types may refer to. Rows that refer to each other in a circle have no order; {@link #circles()}
 * tells which references, of those that may, must become NULL first.
 */
final class DeletionOrder {

  /**
   * One item of the order.
   *
   * @param entity a removed entity, or null
   * @param set a set of rows, or null
   */
  record Item(@Nullable SessionEntity entity, @Nullable SetStep set) {

    // A batch is known by the name of the entity; a set's statement is one by itself.
    private Object batch() {
      return entity == null ? Objects.requireNonNull(set) : entity.entry().getEntityName();
    }
  }

  private final IdentityHashMap<Object, DeletionNode> nodes = new IdentityHashMap<>();
  private final List<DeletionNode> ordered = new ArrayList<>();
  private final Set<Edge> broken = new LinkedHashSet<>();
  private final Collection<DeletionNode> all;

  DeletionOrder(
      List<SessionEntity> removed,
      List<SetStep> sets,
      RowReferences references,
      DomainModel model) {
    this.all = new ArrayList<>();
    sets.forEach(each -> all.add(new DeletionNode(new Item(null, each))));
    for (var each : removed) {
      var node = new DeletionNode(new Item(each, null));
      all.add(node);
      nodes.put(each.instance(), node);
    }
    removed.forEach(each -> references.of(each).forEach(this::connect));
    connectSets(model);
    while (!visitAll()) {
      // Each round breaks one circle more.
    }
  }

  /**
   * All of them, children first.
   *
   * <p>Otherwise as they came: a key that is not mapped may ask for it. Where deletes of one type
   * are sent together they also stand together, as far as possible.
   *
   * @param deletesPerBatch how many at most; no batches below two
   */
  List<Item> ordered(int deletesPerBatch) {
    var nodesInOrder =
        deletesPerBatch > 1
            ? RunsByType.of(ordered, each -> each.item().batch(), this::before)
            : ordered;
    return nodesInOrder.stream().map(DeletionNode::item).toList();
  }

  private List<DeletionNode> before(DeletionNode parent) {
    return parent.children().stream()
        .filter(each -> !broken.contains(each))
        .map(Edge::child)
        .toList();
  }

  /**
   * Whether the batch must be sent before that removed entity joins it: a batch deletes table by
   * table, and another of its rows refers to this one from a table that comes later.
   */
  boolean endsBatch(SessionEntity entity) {
    var node = nodes.get(entity.instance());
    return node != null
        && entity.persister().hasMultipleTables()
        && before(node).stream()
            .map(DeletionNode::item)
            .anyMatch(each -> each.batch().equals(entity.entry().getEntityName()));
  }

  /** References that close a circle; empty unless rows refer to each other. */
  List<RowReference> circles() {
    return broken.stream().flatMap(each -> Stream.ofNullable(each.reference())).toList();
  }

  /** Sets that must wait for the delete of an entity; not those that only wait for such a set. */
  List<SetStep> setsAfterEntities() {
    return all.stream()
        .filter(each -> each.item().set() != null)
        .filter(each -> before(each).stream().anyMatch(child -> child.item().entity() != null))
        .flatMap(each -> Stream.ofNullable(each.item().set()))
        .toList();
  }

  private void connect(RowReference reference) {
    var child = nodes.get(reference.child().instance());
    var parent = nodes.get(reference.parent().instance());
    if (child != null && parent != null) {
      parent.goesAfter(child, reference);
    }
  }

  private void connectSets(DomainModel model) {
    var sets = all.stream().filter(each -> each.item().set() != null).toList();
    var order = new SetOrder(model);
    for (var set : sets) {
      for (var other : all) {
        if (set != other && order.isFirst(set.item(), other.item())) {
          other.goesAfter(set, null);
        } else if (other.item().set() == null && order.isFirst(other.item(), set.item())) {
          set.goesAfter(other, null);
        }
      }
    }
  }

  /** Orders all; false if a circle was met that another reference had to break. */
  private boolean visitAll() {
    ordered.clear();
    all.forEach(DeletionNode::reset);
    return all.stream().allMatch(this::visit);
  }

  // With a stack of its own: a chain of rows may be longer than Java's stack is deep.
  private boolean visit(DeletionNode start) {
    var path = new ArrayDeque<DeletionNode>();
    push(path, start, null);
    while (!path.isEmpty()) {
      var top = path.element();
      if (top.rest().hasNext()) {
        if (!step(path, top.rest().next())) {
          return false;
        }
      } else {
        path.pop();
        top.close();
        ordered.add(top);
      }
    }
    return true;
  }

  private boolean step(ArrayDeque<DeletionNode> path, Edge edge) {
    if (broken.contains(edge)) {
      return true;
    }
    if (!edge.child().isOpen()) {
      push(path, edge.child(), edge);
      return true;
    }
    if (edge.canBeBroken()) {
      broken.add(edge);
      return true;
    }
    // Where nothing on the circle can be nulled, the database has the last word.
    var other = breakable(path, edge.child());
    return other == null || !broken.add(other);
  }

  /** An edge on the way from {@code start} to the top that can be broken; null if there is none. */
  private static @Nullable Edge breakable(ArrayDeque<DeletionNode> path, DeletionNode start) {
    for (var node : path) {
      if (node == start) {
        return null;
      }
      var reachedBy = node.reachedBy();
      if (reachedBy != null && reachedBy.canBeBroken()) {
        return reachedBy;
      }
    }
    return null;
  }

  private static void push(
      ArrayDeque<DeletionNode> path, DeletionNode node, @Nullable Edge reachedBy) {
    if (node.open(reachedBy)) {
      path.push(node);
    }
  }
}
