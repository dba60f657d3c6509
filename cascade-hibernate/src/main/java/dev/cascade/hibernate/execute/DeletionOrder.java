package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.execute.RowReferences.RowReference;
import dev.cascade.hibernate.internal.SessionEntity;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Removed entities in the order in which their rows can go: a row before the rows that it refers
 * to.
 *
 * <p>Judged from the rows' own references, so that any number of {@code remove} calls in any order,
 * trees and types that refer to each other come out right. Rows that refer to each other in a
 * circle have no order; {@link #circles()} tells which references must become NULL first.
 */
final class DeletionOrder {

  private final IdentityHashMap<Object, Node> nodes = new IdentityHashMap<>();
  private final List<SessionEntity> ordered = new ArrayList<>();
  private final List<RowReference> circles = new ArrayList<>();

  DeletionOrder(List<SessionEntity> removed, RowReferences references) {
    var all = new LinkedHashMap<SessionEntity, Node>();
    removed.forEach(each -> all.put(each, new Node(each)));
    all.forEach((entity, node) -> nodes.put(entity.instance(), node));
    removed.forEach(each -> references.of(each).forEach(this::connect));
    all.values().forEach(this::visit);
  }

  /** All of them, children first; otherwise as they came. */
  List<SessionEntity> ordered() {
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
      parent.children.add(reference);
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
        ordered.add(top.entity);
      }
    }
  }

  private void step(ArrayDeque<Node> path, RowReference reference) {
    var child = nodes.get(reference.child().instance());
    if (child != null && child.state == State.OPEN) {
      circles.add(reference);
    } else if (child != null) {
      push(path, child);
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

  private static final class Node {
    private final SessionEntity entity;
    private final Collection<RowReference> children = new ArrayList<>();
    private Iterator<RowReference> rest = children.iterator();
    private State state = State.NEW;

    Node(SessionEntity entity) {
      this.entity = entity;
    }
  }
}
