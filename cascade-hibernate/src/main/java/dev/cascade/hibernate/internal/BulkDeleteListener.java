package dev.cascade.hibernate.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.spi.EventType;

/** Hears of deletes by query before their SQL is sent: a listener of removals that is this too. */
public interface BulkDeleteListener {

  /**
   * Does in the place of Hibernate what the delete asks for.
   *
   * @return how many rows of its entity went; empty if Hibernate shall send it as it is
   */
  OptionalInt onBulkDelete(BulkDelete delete, SharedSessionContractImplementor session);

  /** What the listener of a session's factory did; empty if there is none. */
  static OptionalInt hear(BulkDelete delete, SharedSessionContractImplementor session) {
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
    return listeners.isEmpty()
        ? OptionalInt.empty()
        : listeners.get(0).onBulkDelete(delete, session);
  }
}
