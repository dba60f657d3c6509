package dev.cascade.hibernate.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.spi.EventType;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Hears of deletes that no event tells of, by query and in stateless sessions, before their SQL is
 * sent: a listener of removals that is this too.
 */
public interface BulkDeleteListener {

  /**
   * Does in the place of Hibernate what the delete asks for.
   *
   * @return how many rows of its entity went; empty if Hibernate shall send it as it is
   */
  OptionalInt onBulkDelete(BulkDelete delete, SharedSessionContractImplementor session);

  /**
   * Deletes a row for a stateless session.
   *
   * @param version that the row must have; null if the type has none
   * @return whether it did; else Hibernate shall
   */
  boolean onStatelessDelete(
      EntityPersister persister,
      Object id,
      @Nullable Object version,
      SharedSessionContractImplementor session);

  /** What the listener of a session's factory did; empty if there is none. */
  static OptionalInt hear(BulkDelete delete, SharedSessionContractImplementor session) {
    var listener = of(session);
    return listener == null ? OptionalInt.empty() : listener.onBulkDelete(delete, session);
  }

  /** Whether the listener of a stateless session's factory deleted that row. */
  static boolean hear(
      EntityPersister persister,
      Object id,
      @Nullable Object version,
      SharedSessionContractImplementor session) {
    var listener = of(session);
    return listener != null && listener.onStatelessDelete(persister, id, version, session);
  }

  private static @Nullable BulkDeleteListener of(SharedSessionContractImplementor session) {
    List<BulkDeleteListener> listeners = new ArrayList<>();
    session
        .getFactory()
        .getEventEngine()
        .getListenerRegistry()
        .getEventListenerGroup(EventType.DELETE)
        .fireEventOnEachListener(
            listeners,
            (each, found) -> {
              if (each instanceof BulkDeleteListener listener) {
                found.add(listener);
              }
            });
    return listeners.isEmpty() ? null : listeners.get(0);
  }
}
