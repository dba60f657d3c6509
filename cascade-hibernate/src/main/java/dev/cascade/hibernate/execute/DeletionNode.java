package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.execute.DeletionOrder.Item;
import dev.cascade.hibernate.execute.RowReferences.RowReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** An item while its place in the order is sought, with the items that must go before it. */
final class DeletionNode {

  /** That a child must go before its parent; equal only to itself. */
  static final class Edge {
    private final DeletionNode child;
    private final @Nullable RowReference reference;

    private Edge(DeletionNode child, @Nullable RowReference reference) {
      this.child = child;
      this.reference = reference;
    }

    DeletionNode child() {
      return child;
    }

    /** Null if it is not known of single rows. */
    @Nullable RowReference reference() {
      return reference;
    }

    boolean canBeBroken() {
      return reference != null && reference.canBeNulled();
    }
  }

  private enum State {
    NEW,
    OPEN,
    DONE
  }

  private final Item item;
  private final Collection<Edge> children = new ArrayList<>();
  private Iterator<Edge> rest = children.iterator();
  private State state = State.NEW;
  private @Nullable Edge reachedBy;

  DeletionNode(Item item) {
    this.item = item;
  }

  Item item() {
    return item;
  }

  Collection<Edge> children() {
    return children;
  }

  void goesAfter(DeletionNode child, @Nullable RowReference reference) {
    children.add(new Edge(child, reference));
  }

  /** Makes it unvisited. */
  void reset() {
    rest = children.iterator();
    state = State.NEW;
    reachedBy = null;
  }

  /** Begins the visit; false if it was begun before. */
  boolean open(@Nullable Edge by) {
    if (state != State.NEW) {
      return false;
    }
    state = State.OPEN;
    reachedBy = by;
    return true;
  }

  boolean isOpen() {
    return state == State.OPEN;
  }

  void close() {
    state = State.DONE;
  }

  /** The edges that the visit has not gone yet. */
  Iterator<Edge> rest() {
    return rest;
  }

  /** The edge by which the visit came; null where it began. */
  @Nullable Edge reachedBy() {
    return reachedBy;
  }
}
