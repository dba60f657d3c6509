package dev.cascade.hibernate.internal;

import java.util.function.Supplier;
import org.hibernate.event.spi.DeleteContext;

/** A removal on its way through its cascades, which all mark rows by the same deletion. */
public final class RunningDeletion implements DeleteContext {

  private final DeleteContext visited;
  private final Deletion deletion;

  private RunningDeletion(DeleteContext visited, Deletion deletion) {
    this.visited = visited;
    this.deletion = deletion;
  }

  /** The removal that is under way; a new one if none is. */
  public static RunningDeletion of(DeleteContext running, Supplier<Deletion> next) {
    return running instanceof RunningDeletion known
        ? known
        : new RunningDeletion(running, next.get());
  }

  /**
   * What follows later from the removal of {@code removed}; a removal of its own if it has none.
   */
  static DeleteContext after(SessionEntity removed) {
    var deletion = DeletionMark.deletion(removed.entry());
    return deletion == null
        ? DeleteContext.create()
        : new RunningDeletion(DeleteContext.create(), deletion);
  }

  /** The deletion. */
  public Deletion deletion() {
    return deletion;
  }

  @Override
  public boolean add(Object entity) {
    return visited.add(entity);
  }
}
