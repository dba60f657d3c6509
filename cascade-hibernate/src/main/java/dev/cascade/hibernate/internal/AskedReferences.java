package dev.cascade.hibernate.internal;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.proxy.LazyInitializer;
import org.jspecify.annotations.Nullable;

/**
 * Which proxies only a user asked for, by an identifier, and to which an attribute refers: a
 * session has one proxy a row, whoever asks for it.
 *
 * <p>Known as long as the proxy itself, so that a job that asks for many keeps none. Safe for many
 * threads.
 */
public final class AskedReferences {

  private enum By {
    USER,
    ATTRIBUTE
  }

  private final Map<LazyInitializer, By> known = Collections.synchronizedMap(new WeakHashMap<>());

  /** Before a user asks for a row: the proxy that is there was made for an attribute. */
  public void noteKnown(EntityPersister type, Object id, SharedSessionContractImplementor session) {
    var key = session.generateEntityKey(id, type);
    note(session.getPersistenceContextInternal().getProxy(key), By.ATTRIBUTE);
  }

  /** Once a user was given it. */
  public void noteAsked(@Nullable Object reference) {
    note(reference, By.USER);
  }

  /** Once an attribute was given it. */
  public void noteReferred(@Nullable Object reference) {
    if (reference instanceof HibernateProxy proxy && !known.isEmpty()) {
      known.replace(proxy.getHibernateLazyInitializer(), By.ATTRIBUTE);
    }
  }

  /** Whether no attribute refers to the proxy of that row, but a user asked for it. */
  public boolean isOnlyAsked(
      EntityPersister type, Object id, SharedSessionContractImplementor session) {
    var proxy = proxy(type, id, session);
    return proxy != null && known.get(proxy) == By.USER;
  }

  /** Lets the proxy of that row lead nowhere: the load of the row has initialised it. */
  public void forgetRow(EntityPersister type, Object id, SharedSessionContractImplementor session) {
    var proxy = proxy(type, id, session);
    if (proxy != null) {
      proxy.setImplementation(null);
    }
  }

  private static @Nullable LazyInitializer proxy(
      EntityPersister type, Object id, SharedSessionContractImplementor session) {
    var key = session.generateEntityKey(id, type);
    return session.getPersistenceContextInternal().getProxy(key) instanceof HibernateProxy proxy
        ? proxy.getHibernateLazyInitializer()
        : null;
  }

  private void note(@Nullable Object reference, By by) {
    if (reference instanceof HibernateProxy proxy) {
      known.putIfAbsent(proxy.getHibernateLazyInitializer(), by);
    }
  }
}
