package dev.cascade.hibernate.orphan;

import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.LoadedReferences;
import dev.cascade.hibernate.internal.SessionEntities;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.hibernate.event.spi.PersistContext;
import org.hibernate.proxy.HibernateProxy;

/**
 * Tells objects that were detached from new ones: a managed object referred to them when it was
 * loaded, and still does. Their type alone cannot tell where identifiers are assigned by the
 * application.
 */
public final class KnownReferences {

  private static final Object MARKER = new Object();

  private final SessionEntities entities;
  private final Associations associations;

  /** In that session, by the rules of {@code associations}. */
  public KnownReferences(SessionEntities entities, Associations associations) {
    this.entities = entities;
    this.associations = associations;
  }

  /**
   * Whether an object outside the session is detached, as far as its referrers show.
   *
   * @param visited the objects that this flush's cascades have visited; those found to be detached
   *     are added at once, so that the session is searched once a flush
   */
  public boolean isDetached(Object reference, PersistContext visited) {
    if (reference instanceof HibernateProxy || entities.isCertainlyNew(reference)) {
      return false;
    }
    if (visited.add(MARKER)) {
      detached().forEach(visited::add);
    }
    // What has a row and is visited otherwise was refused when it was.
    return entities.isCertainlyStored(reference) && !visited.add(reference);
  }

  private Set<Object> detached() {
    Set<Object> result = Collections.newSetFromMap(new IdentityHashMap<>());
    new LoadedReferences(entities.session())
        .all().stream().filter(this::isTarget).forEach(result::add);
    for (var each : Handovers.of(entities, associations).all()) {
      if (each.owner().isLive()) {
        each.current().stream().filter(this::isOutside).forEach(result::add);
        each.taken().forEach(result::remove);
      }
    }
    return result;
  }

  // Also where no rule stands on the reference: what a rule has deleted must not be saved again.
  private boolean isTarget(Object target) {
    return isOutside(target)
        && associations.isTarget(entities.session().getEntityPersister(null, target));
  }

  private boolean isOutside(Object target) {
    return entities.find(target) == null && !(target instanceof HibernateProxy);
  }
}
