package dev.cascade.hibernate.bulk;

import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.event.spi.EventSource;
import org.jspecify.annotations.Nullable;

/** Where a chunk's work is done. */
interface Transactions {

  /** Does work in a session, within a transaction. */
  <T extends @Nullable Object> T in(Function<EventSource, T> work);

  /** Does work without a result. */
  default void run(Consumer<EventSource> work) {
    this.<@Nullable Object>in(
        session -> {
          work.accept(session);
          return null;
        });
  }

  /** All in a session whose transaction is under way. */
  static Transactions within(EventSource session) {
    return new Transactions() {
      @Override
      public <T extends @Nullable Object> T in(Function<EventSource, T> work) {
        return work.apply(session);
      }
    };
  }
}
