package dev.cascade.hibernate.internal;

import java.util.stream.Stream;
import org.hibernate.engine.internal.ForeignKeys;
import org.hibernate.engine.spi.EntityUniqueKey;
import org.hibernate.event.spi.EventSource;
import org.hibernate.type.ManyToOneType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * What a session knows of rows by the value of a unique key: which child refers to a parent in a
 * one-to-one.
 *
 * <p>Hibernate notes it when it loads the child, and never again: a parent that is loaded after its
 * child has moved away would be given that child.
 */
public final class KnownUniqueKeys {

  private final EventSource session;

  private KnownUniqueKeys(EventSource session) {
    this.session = session;
  }

  /** Of that session. */
  public static KnownUniqueKeys of(EventSource session) {
    return new KnownUniqueKeys(session);
  }

  /** Forgets that {@code child} is the one whose reference leads to {@code former}. */
  public void forget(SessionEntity child, String reference, Type type, @Nullable Object former) {
    if (former != null && type instanceof ManyToOneType key) {
      var id = ForeignKeys.getEntityIdentifier(key.getAssociatedEntityName(), former, session);
      // It is noted under the one name, and looked for under the other.
      Stream.of(child.persister().getRootEntityName(), child.persister().getEntityName())
          .map(each -> new EntityUniqueKey(each, reference, id, key, session.getFactory()))
          .forEach(each -> forget(child, each));
    }
  }

  private void forget(SessionEntity child, EntityUniqueKey key) {
    var context = session.getPersistenceContextInternal();
    if (context.getEntity(key) == child.instance()) {
      context.addEntity(key, null);
    }
  }
}
