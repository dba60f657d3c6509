package dev.cascade.hibernate.orphan;

import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.ManagedEntities;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;

/**
 * A quick look at a session before a flush. Most flushes, those before queries above all, find
 * nothing that changed hands, and should cost what they cost without rules. Safe for many threads.
 */
public final class FlushScan {

  private final Associations associations;
  private final Map<EntityPersister, WatchedType> types = new ConcurrentHashMap<>();

  /** By the rules of {@code associations}. */
  public FlushScan(Associations associations) {
    this.associations = associations;
  }

  /** Looks at all entities of a session. Loads nothing. */
  public Scanned scan(EventSource session) {
    var entities = ManagedEntities.of(session.getPersistenceContextInternal());
    return new Scanned(
        entities,
        session.getActionQueue().numberOfDeletions() == 0 && areSettled(entities, session));
  }

  private boolean areSettled(Object[] entities, EventSource session) {
    EntityPersister persister = null;
    WatchedType type = null;
    for (var each : entities) {
      var entry = ManagedEntities.entry(each);
      // Objects of one type often stand together.
      if (type == null || entry.getPersister() != persister) {
        persister = entry.getPersister();
        type = typeOf(persister);
      }
      if (!type.isSettled(ManagedEntities.instance(each), entry, session)) {
        return false;
      }
    }
    return true;
  }

  private WatchedType typeOf(EntityPersister persister) {
    var known = types.get(persister);
    return known != null
        ? known
        : types.computeIfAbsent(
            persister,
            each ->
                new WatchedType(
                    associations.of(each),
                    SentAhead.concerns(each, associations)
                        || SavedForOwners.mayBe(each, associations)));
  }

  /**
   * What a scan found.
   *
   * @param entities the session's entities then
   * @param isSettled whether nothing changed hands among them, and none is removed
   */
  @SuppressWarnings("ArrayRecordComponent") // Only its identity is asked.
  public record Scanned(Object[] entities, boolean isSettled) {

    /** Whether that still tells all: no object came into the session or left it since. */
    public boolean tellsAllOf(EventSource session) {
      // Hibernate makes a new array whenever one comes or goes.
      return isSettled && ManagedEntities.of(session.getPersistenceContextInternal()) == entities;
    }
  }
}
