package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.execute.RowReferences.RowReference;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.model.DomainModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Removed entities and sets of rows in the order in which they can go: a row before the rows that
 * it refers to.
 *
 * <p>Entities are judged from their rows' own references, so that any number of {@code remove}
 * calls in any order, trees and types that refer to each other come out right; sets from what their
 * types may refer to. Rows that refer to each other in a circle have no order; {@link #circles()}
 * tells which references must become NULL first.
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
  private final List<RowReference> circles = new ArrayList<>();

  DeletionOrder(
      List<SessionEntity> removed,
      List<SetStep> sets,
      RowReferences references,
      DomainModel model) {
    var all = new LinkedHashMap<Object, Node>();
    sets.forEach(each -> all.put(each, new Node(new Item(null, each))));
    removed.forEach(each -> all.put(each, new Node(new Item(each, null))));
    removed.forEach(each -> nodes.put(each.instance(), node(all, each)));
    removed.forEach(each -> references.of(each).forEach(this::connect));
    connectSets(all, model);
    all.values().forEach(this::visit);
  }

  private static Node node(Map<Object, Node> all, Object item) {
    var node = all.get(item);
    if (node == null) {
      throw new IllegalStateException("no node for " + item);
    }
    return node;
  }

  /** All of them, children first; otherwise as they came. */
  List<Item> ordered() {
    return ordered;
  }

  /** References that close a circle; empty unless rows refer to each other. */
  List<RowReference> circles() {
    return circles;
  }

  private void connect(RowReference reference) {
    var child = nodes.get(reference.child().instance());
    var parent = nodes.get(reference.parent().instance());
    if (child != null && parent != null) {
      parent.children.add(new Edge(child, reference));
    }
  }

  private void connectSets(Map<Object, Node> all, DomainModel model) {
    var sets = all.values().stream().filter(each -> each.item.set() != null).toList();
    var order = new SetOrder(model);
    for (var set : sets) {
      for (var other : all.values()) {
        if (set != other && order.isFirst(set.item, other.item)) {
          other.children.add(new Edge(set, null));
        } else if (other.item.set() == null && order.isFirst(other.item, set.item)) {
          set.children.add(new Edge(other, null));
        }
      }
    }
  }

  // With a stack of its own: a chain of rows may be longer than Java's stack is deep.
  private void visit(Node start) {
    var path = new ArrayDeque<Node>();
    push(path, start);
    while (!path.isEmpty()) {
      var top = path.peek();
      if (top.rest.hasNext()) {
        step(path, top.rest.next());
      } else {
        path.pop();
        top.state = State.DONE;
        ordered.add(top.item);
      }
    }
  }

  private void step(ArrayDeque<Node> path, Edge edge) {
    if (edge.child.state != State.OPEN) {
      push(path, edge.child);
    } else if (edge.reference != null) {
      circles.add(edge.reference);
    }
  }

  private static void push(ArrayDeque<Node> path, Node node) {
    if (node.state == State.NEW) {
      node.state = State.OPEN;
      node.rest = node.children.iterator();
      path.push(node);
    }
  }

  private enum State {
    NEW,
    OPEN,
    DONE
  }

  private record Edge(Node child, @Nullable RowReference reference) {}

  private static final class Node {
    private final Item item;
    private final Collection<Edge> children = new ArrayList<>();
    private Iterator<Edge> rest = children.iterator();
    private State state = State.NEW;

    Node(Item item) {
      this.item = item;
    }
  }

  /** Which of two items must go first, where one of them is a set. */
  private static final class SetOrder {

    private final DomainModel model;
    private final Map<List<String>, Boolean> known = new HashMap<>();

    SetOrder(DomainModel model) {
      this.model = model;
    }

    boolean isFirst(Item item, Item other) {
      if (item.set() != null && other.entity() != null) {
        return item.set().removed().contains(other.entity()) || mayRefer(item, other);
      }
      return (mayRefer(item, other) && !mayRefer(other, item))
          || (item.entity() != null
              && other.set() != null
              && other.set().mayCover(item.entity())
              && !mayRefer(other, item));
    }

    private boolean mayRefer(Item item, Item other) {
      return known.computeIfAbsent(
          List.of(type(item), type(other)), pair -> model.mayRefer(pair.get(0), pair.get(1)));
    }

    private static String type(Item item) {
      return item.set() != null
          ? item.set().path().child()
          : item.entity() != null ? item.entity().entry().getEntityName() : "";
    }
  }
}
