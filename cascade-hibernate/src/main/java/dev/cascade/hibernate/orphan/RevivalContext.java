package dev.cascade.hibernate.orphan;

import dev.cascade.hibernate.internal.SessionEntities;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.hibernate.event.spi.PersistContext;
import org.jspecify.annotations.Nullable;

/**
 * The saving of one object whose removal is taken back, and of what it holds. What the application
 * removed itself stays removed, though the object may still hold it.
 */
public final class RevivalContext implements PersistContext {

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final SessionEntities entities;
  private final Object revived;

  private RevivalContext(SessionEntities entities, Object revived) {
    this.entities = entities;
    this.revived = revived;
  }

  /** Makes an object managed again whose delete is queued, with all that its cascades reach. */
  static void revive(Object removed, SessionEntities entities) {
    entities.session().persist(null, removed, new RevivalContext(entities, removed));
  }

  @Override
  public boolean add(Object entity) {
    return seen.add(entity);
  }

  /** Whether a cascade leaves that object as it is. */
  public boolean leaves(@Nullable Object reached) {
    var found = entities.find(reached);
    return found != null && found.instance() != revived && found.isRemovedByApplication();
  }
}
