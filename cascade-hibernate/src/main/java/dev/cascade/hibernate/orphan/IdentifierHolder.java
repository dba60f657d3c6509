package dev.cascade.hibernate.orphan;

import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.DerivedIdentifier;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import java.util.Arrays;
import org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.event.spi.EventSource;
import org.hibernate.proxy.HibernateProxy;
import org.jspecify.annotations.Nullable;

/**
 * The session's own object with the identifier of one outside, which may be a copy of it, or a new
 * one that comes in its place.
 */
public final class IdentifierHolder {

  private IdentifierHolder() {}

  /** Of an object outside the session; null if the session has none. */
  public static @Nullable SessionEntity of(Object entity, EventSource session) {
    var persister = session.getEntityPersister(null, entity);
    var id = DerivedIdentifier.of(entity, persister, session);
    var context = session.getPersistenceContextInternal();
    var own = id == null ? null : context.getEntity(session.generateEntityKey(id, persister));
    return own == null || own == entity ? null : SessionEntities.of(session).find(own);
  }

  /** Notes that a cascade is about to save an object with its identifier, if it is removed. */
  public static void noteIfRemoved(
      SessionEntity holder, Associations associations, EventSource session) {
    if (session.getPersistenceContextInternal().getCascadeLevel() > 0) {
      noteIfRemoved(holder, associations);
    }
  }

  /** What is only marked as deleted keeps its identifier. */
  static void noteIfRemoved(SessionEntity holder, Associations associations) {
    if (holder.isToBeDeleted()
        && holder.deletion() == null
        && associations.concern(holder.persister())) {
      holder.noteInTheWay();
    }
  }

  /**
   * Whether nothing tells that an object outside the session was ever loaded or stored: no version,
   * no collection of Hibernate's.
   */
  static boolean looksNew(Object entity, SessionEntities entities) {
    var persister = entities.session().getEntityPersister(null, entity);
    return !(entity instanceof HibernateProxy)
        && !entities.isCertainlyStored(entity)
        && Arrays.stream(persister.getValues(entity)).noneMatch(IdentifierHolder::wasLoaded);
  }

  private static boolean wasLoaded(@Nullable Object value) {
    return value instanceof PersistentCollection<?>
        || value == LazyPropertyInitializer.UNFETCHED_PROPERTY;
  }
}
