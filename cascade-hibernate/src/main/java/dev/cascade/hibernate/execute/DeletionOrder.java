package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.execute.RowReferences.RowReference;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.model.DomainModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
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
  record Item(@Nullable SessionEntity entity, @Nullable SetStep set) {}

  private final IdentityHashMap<Object, Node> nodes = new IdentityHashMap<>();
  private final List<Item> ordered = new ArrayList<>();
  private final Set<Edge> broken = new LinkedHashSet<>();
  private final Collection<Node> all;

  DeletionOrder(
      List<SessionEntity> removed,
      List<SetStep> sets,
      RowReferences references,
      DomainModel model) {
    this.all = new ArrayList<>();
    sets.forEach(each -> all.add(new Node(new Item(null, each))));
    for (var each : removed) {
      var node = new Node(new Item(each, null));
      all.add(node);
      nodes.put(each.instance(), node);
    }
    removed.forEach(each -> references.of(each).forEach(this::connect));
    connectSets(model);
    while (!visitAll()) {
      // Each round breaks one circle more.
    }
  }

  /** All of them, children first; otherwise as they came. */
  List<Item> ordered() {
    return ordered;
  }

  /** References that close a circle; empty unless rows refer to each other. */
  List<RowReference> circles() {
    return broken.stream().flatMap(each -> Stream.ofNullable(each.reference)).toList();
  }

  private void connect(RowReference reference) {
    var child = nodes.get(reference.child().instance());
    var parent = nodes.get(reference.parent().instance());
    if (child != null && parent != null) {
      parent.children.add(new Edge(child, reference));
    }
  }

  private void connectSets(DomainModel model) {
    var sets = all.stream().filter(each -> each.item.set() != null).toList();
    var order = new SetOrder(model);
    for (var set : sets) {
      for (var other : all) {
        if (set != other && order.isFirst(set.item, other.item)) {
          other.children.add(new Edge(set, null));
        } else if (other.item.set() == null && order.isFirst(other.item, set.item)) {
          set.children.add(new Edge(other, null));
        }
      }
    }
  }

  /** Orders all; false if a circle was met that another reference had to break. */
  private boolean visitAll() {
    ordered.clear();
    all.forEach(Node::reset);
    return all.stream().allMatch(this::visit);
  }

  // With a stack of its own: a chain of rows may be longer than Java's stack is deep.
  private boolean visit(Node start) {
    var path = new ArrayDeque<Node>();
    push(path, start, null);
    while (!path.isEmpty()) {
      var top = path.element();
      if (top.rest.hasNext()) {
        if (!step(path, top.rest.next())) {
          return false;
        }
      } else {
        path.pop();
        top.state = State.DONE;
        ordered.add(top.item);
      }
    }
    return true;
  }

  private boolean step(ArrayDeque<Node> path, Edge edge) {
    if (broken.contains(edge)) {
      return true;
    }
    if (edge.child.state != State.OPEN) {
      push(path, edge.child, edge);
      return true;
    }
    if (edge.canBeBroken()) {
      broken.add(edge);
      return true;
    }
    // Where nothing on the circle can be nulled, the database has the last word.
    var other = breakable(path, edge.child);
    return other == null || !broken.add(other);
  }

  /** An edge on the way from {@code start} to the top that can be broken; null if there is none. */
  private static @Nullable Edge breakable(ArrayDeque<Node> path, Node start) {
    for (var node : path) {
      if (node == start) {
        return null;
      }
      if (node.reachedBy != null && node.reachedBy.canBeBroken()) {
        return node.reachedBy;
      }
    }
    return null;
  }

  private static void push(ArrayDeque<Node> path, Node node, @Nullable Edge reachedBy) {
    if (node.state == State.NEW) {
      node.state = State.OPEN;
      node.reachedBy = reachedBy;
      path.push(node);
    }
  }

  private enum State {
    NEW,
    OPEN,
    DONE
  }

  /** Equal only to itself. */
  private static final class Edge {
    private final Node child;
    private final @Nullable RowReference reference;

    Edge(Node child, @Nullable RowReference reference) {
      this.child = child;
      this.reference = reference;
    }

    boolean canBeBroken() {
      return reference != null && reference.canBeNulled();
    }
  }

  private static final class Node {
    private final Item item;
    private final Collection<Edge> children = new ArrayList<>();
    private Iterator<Edge> rest = children.iterator();
    private State state = State.NEW;
    private @Nullable Edge reachedBy;

    Node(Item item) {
      this.item = item;
    }

    void reset() {
      rest = children.iterator();
      state = State.NEW;
      reachedBy = null;
    }
  }
}
