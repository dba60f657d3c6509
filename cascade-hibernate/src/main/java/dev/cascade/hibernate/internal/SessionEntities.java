package dev.cascade.hibernate.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.hibernate.Hibernate;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.internal.ForeignKeys;
import org.hibernate.engine.spi.CollectionKey;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.Status;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.proxy.LazyInitializer;
import org.jspecify.annotations.Nullable;

/** The entities of one session. A view: it holds nothing, and is as thread-bound as the session. */
public final class SessionEntities {

  private final EventSource session;
  private final PersistenceContext context;
  private final Predicate<EntityPersister> which;
  private @Nullable List<SessionEntity> known;

  private SessionEntities(EventSource session, Predicate<EntityPersister> which) {
    this.session = session;
    this.context = session.getPersistenceContextInternal();
    this.which = which;
  }

  /** Of that session. */
  public static SessionEntities of(EventSource session) {
    return new SessionEntities(session, type -> true);
  }

  /** Of that session; {@link #all()} tells only those of some types. */
  public static SessionEntities of(EventSource session, Predicate<EntityPersister> which) {
    return new SessionEntities(session, which);
  }

  /** The session. */
  public EventSource session() {
    return session;
  }

  /**
   * The entities, in the order in which they came into the session; those that came since the first
   * call only after a removal, or after {@link #lookAgain()}.
   */
  public List<SessionEntity> all() {
    if (known == null) {
      known = list(which);
    }
    return known;
  }

  /** All entities of the session, of whatever type, as it is now. */
  public List<SessionEntity> everyType() {
    return list(type -> true);
  }

  /** All entities of the session of a type or a subtype of it, as it is now. */
  public List<SessionEntity> ofType(EntityPersister type) {
    return list(each -> type.isSubclassEntityName(each.getEntityName()));
  }

  /** Those of a type, or of one that shares its tables, that are to be deleted, as it is now. */
  public List<SessionEntity> toBeDeleted(EntityPersister type) {
    var result = new ArrayList<SessionEntity>();
    for (var each : ManagedEntities.of(context)) {
      var entry = ManagedEntities.entry(each);
      if (entry.getStatus() == Status.DELETED
          && entry.getPersister().getRootEntityName().equals(type.getRootEntityName())) {
        result.add(new SessionEntity(ManagedEntities.instance(each), entry));
      }
    }
    return result;
  }

  /** Lets the next {@link #all()} see what has come since. */
  public void lookAgain() {
    known = null;
  }

  private List<SessionEntity> list(Predicate<EntityPersister> types) {
    var result = new ArrayList<SessionEntity>();
    @Nullable EntityPersister last = null;
    var isOne = false;
    for (var each : ManagedEntities.of(context)) {
      var entry = ManagedEntities.entry(each);
      // Asked for each removal: entities mostly stand in rows of one type.
      if (entry.getPersister() != last) {
        last = entry.getPersister();
        isOne = types.test(last);
      }
      if (isOne) {
        result.add(new SessionEntity(ManagedEntities.instance(each), entry));
      }
    }
    return result;
  }

  /**
   * The object behind a reference: a proxy is replaced by its entity if the session has it. Loads
   * nothing; a proxy of an entity that is not loaded is returned as it is.
   */
  public @Nullable Object resolve(@Nullable Object reference) {
    if (!(reference instanceof HibernateProxy proxy)) {
      return reference;
    }
    var initializer = proxy.getHibernateLazyInitializer();
    if (!initializer.isUninitialized()) {
      return initializer.getImplementation();
    }
    var loaded = context.getEntity(keyOf(initializer));
    return loaded == null ? reference : loaded;
  }

  /**
   * As {@link #resolve}; besides, an object from outside counts as the session's own entity of the
   * same row, if there is one.
   */
  public @Nullable Object resolveRow(@Nullable Object reference) {
    var resolved = resolve(reference);
    if (resolved == null || resolved instanceof HibernateProxy || context.isEntryFor(resolved)) {
      return resolved;
    }
    var persister = session.getEntityPersister(null, resolved);
    var id = persister.getIdentifier(resolved, session);
    var own = id == null ? null : context.getEntity(session.generateEntityKey(id, persister));
    return own == null ? resolved : own;
  }

  /** As {@link #resolveRow}; besides, all proxies of a row that is not loaded are one. */
  public @Nullable Object identify(@Nullable Object reference) {
    var resolved = resolveRow(reference);
    if (!(resolved instanceof HibernateProxy proxy)) {
      return resolved;
    }
    var known = context.getProxy(keyOf(proxy.getHibernateLazyInitializer()));
    return known == null ? resolved : known;
  }

  /** The session's record of a reference; null if it is new, detached, or a proxy not loaded. */
  public @Nullable SessionEntity find(@Nullable Object reference) {
    var instance = resolve(reference);
    if (instance == null) {
      return null;
    }
    var entry = context.getEntry(instance);
    return entry == null ? null : new SessionEntity(instance, entry);
  }

  /** As {@link #find}, but loads what is not: only its exact type tells which rules it has. */
  public @Nullable SessionEntity load(Object reference) {
    var found = find(reference);
    if (found == null && reference instanceof HibernateProxy proxy) {
      var name = proxy.getHibernateLazyInitializer().getEntityName();
      if (persisterOf(name).hasSubclasses()) {
        Hibernate.initialize(proxy);
        return find(proxy);
      }
    }
    return found;
  }

  /** Whether any delete is queued, also of an object that is not loaded. */
  public boolean anyDeleted() {
    return session.getActionQueue().numberOfDeletions() > 0;
  }

  /** Whether a reference is to an entity that is to be deleted, loaded or not. */
  public boolean isDeleted(@Nullable Object reference) {
    var found = find(reference);
    if (found != null) {
      return found.isDeleted()
          || context.containsDeletedUnloadedEntityKey(found.entry().getEntityKey());
    }
    if (!(reference instanceof HibernateProxy proxy)) {
      return false;
    }
    var initializer = proxy.getHibernateLazyInitializer();
    return context.containsDeletedUnloadedEntityKey(keyOf(initializer));
  }

  private EntityPersister persisterOf(String entityName) {
    return session.getFactory().getMappingMetamodel().getEntityDescriptor(entityName);
  }

  private EntityKey keyOf(LazyInitializer proxy) {
    return session.generateEntityKey(
        proxy.getInternalIdentifier(), persisterOf(proxy.getEntityName()));
  }

  /** Whether an object outside the session has no row; may ask the database. */
  public boolean isNew(String entityName, Object entity) {
    return ForeignKeys.isTransient(entityName, entity, null, session);
  }

  /** Whether identifier or version tell that an object has no row. */
  public boolean isCertainlyNew(Object entity) {
    return Boolean.TRUE.equals(isTransient(entity));
  }

  /** Whether identifier or version tell that an object outside the session has a row. */
  public boolean isCertainlyStored(Object entity) {
    return Boolean.FALSE.equals(isTransient(entity));
  }

  private @Nullable Boolean isTransient(Object entity) {
    var told = session.getInterceptor().isTransient(entity);
    return told == null
        ? session.getEntityPersister(null, entity).isTransient(entity, session)
        : told;
  }

  /** The collection that the session keeps for that owner; null if it has none. */
  public @Nullable PersistentCollection<?> collectionOf(CollectionPersister role, Object ownerKey) {
    return context.getCollection(new CollectionKey(role, ownerKey));
  }
}
