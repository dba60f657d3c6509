package dev.cascade.hibernate.event;

import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.ToIntFunction;
import org.hibernate.FlushMode;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.spi.EventSource;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of ours beside those of an application, on the same connection and in the same
 * transaction. Safe for many threads.
 *
 * <p>One for the life of the other: that tells all that were opened beside it of each statement,
 * and forgets none.
 */
final class OwnSessions {

  // The other keeps its own, which leads back to it.
  private final Map<SharedSessionContractImplementor, WeakReference<EventSource>> idle =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** Does work in one that knows no object, and is not used meanwhile. */
  int in(SharedSessionContractImplementor session, ToIntFunction<EventSource> work) {
    var known = idle(session);
    var own = known == null ? open(session) : known;
    try {
      return work.applyAsInt(own);
    } finally {
      // What was not sent must not follow later.
      own.clear();
      idle.put(session, new WeakReference<>(own));
    }
  }

  private @Nullable EventSource idle(SharedSessionContractImplementor session) {
    var known = idle.remove(session);
    var own = known == null ? null : known.get();
    return own == null || !own.isOpen() ? null : own;
  }

  private static EventSource open(SharedSessionContractImplementor session) {
    return (EventSource)
        session
            .sessionWithOptions()
            .connection()
            .interceptor()
            .statementInspector()
            .autoJoinTransactions(false)
            .flushMode(FlushMode.MANUAL)
            .openSession();
  }
}
