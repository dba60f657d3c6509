package dev.cascade.hibernate.internal;

import org.hibernate.engine.spi.ManagedEntity;
import org.hibernate.event.internal.EvictVisitor;
import org.hibernate.event.spi.DeleteContext;
import org.hibernate.type.CollectionType;
import org.jspecify.annotations.Nullable;

/** Removes entities from a session, with or without a delete of their rows. */
public final class EntityRemovals {

  private final SessionEntities entities;

  private EntityRemovals(SessionEntities entities) {
    this.entities = entities;
  }

  /** Of that session. */
  public static EntityRemovals of(SessionEntities entities) {
    return new EntityRemovals(entities);
  }

  /**
   * Notes how an object is about to be removed.
   *
   * @param withoutSql whether its row is left to the database
   * @param beforeInserts whether Hibernate deletes it before this flush's inserts
   */
  public void noteRemoval(Object entity, boolean withoutSql, boolean beforeInserts) {
    var found = entities.find(entity);
    if (found != null && found.isLive()) {
      DeletionMark.clear(found.entry());
      if (found.instance() instanceof ManagedEntity managed) {
        // A removed row is compared as that of a plain class is: what changed in memory is not to
        // be sent.
        managed.$$_hibernate_setUseTracker(false);
      }
      if (withoutSql) {
        DeletionMark.set(found.entry(), DeletionMark.Decision.LEFT_TO_DATABASE);
      } else if (beforeInserts) {
        DeletionMark.set(found.entry(), DeletionMark.Decision.BEFORE_INSERTS);
      }
    }
  }

  /** Keeps the values that an object has when it is removed, if the session knows it. */
  public void rememberValues(Object removed) {
    var found = entities.find(removed);
    if (found != null) {
      found.rememberValues();
    }
  }

  /**
   * Notes that the application itself removes an object; also one that a cascade has removed, or
   * the want of a parent.
   */
  public void noteByApplication(Object removed) {
    var found = entities.find(removed);
    if (found != null) {
      DeletionMark.set(found.entry(), DeletionMark.Decision.BY_APPLICATION);
      if (found.isToBeDeleted()) {
        DeletionMark.unset(found.entry(), DeletionMark.Decision.ORPHANED);
        found.rememberValues();
      }
    }
  }

  /** Removes an entity as a cascade does, with its own cascades. */
  public void delete(Object entity) {
    delete(entity, false, DeleteContext.create());
  }

  /** Removes an entity since another one was removed before. */
  public void deleteAfter(SessionEntity parent, Object entity) {
    delete(entity, false, RunningDeletion.after(parent));
  }

  /** Removes an entity as part of a running cascade. */
  public void delete(Object entity, DeleteContext running) {
    delete(entity, false, running);
  }

  /** Removes an entity as part of a running cascade, which came over that relationship. */
  public void deleteOver(String relationship, Object entity, DeleteContext running) {
    delete(entity, false, running);
    var found = entities.find(entity);
    if (found != null) {
      found.noteReachedOver(relationship);
    }
  }

  /** Removes an entity from the session only: its row is deleted otherwise. */
  public void forget(SessionEntity entity) {
    forget(entity, DeleteContext.create());
  }

  /** As {@link #forget(SessionEntity)}, as part of a running cascade. */
  public void forget(SessionEntity entity, DeleteContext running) {
    delete(entity.instance(), true, running);
  }

  private void delete(Object entity, boolean withoutSql, DeleteContext running) {
    var session = entities.session();
    var context = session.getPersistenceContextInternal();
    context.incrementCascadeLevel();
    try {
      session.delete(session.bestGuessEntityName(entity), entity, withoutSql, running);
    } finally {
      context.decrementCascadeLevel();
      entities.lookAgain();
    }
  }

  /** Makes Hibernate forget all collections of an entity that has no row any more. */
  public void forgetCollections(SessionEntity gone) {
    new EvictVisitor(entities.session(), gone.instance())
        .process(gone.instance(), gone.persister());
  }

  /** Makes Hibernate forget a collection of a removed entity, so that no flush writes it. */
  public void forgetCollection(
      SessionEntity removed, @Nullable Object collection, CollectionType type) {
    new EvictVisitor(entities.session(), removed.instance()).evictCollection(collection, type);
    // From there a flush would take it up again.
    clear(removed.entry().getDeletedState(), collection);
    clear(removed.entry().getLoadedState(), collection);
  }

  /** Lets the rows of all collections of a removed entity stay. */
  public void keepCollections(SessionEntity removed) {
    var types = removed.persister().getPropertyTypes();
    var values = removed.entry().getDeletedState();
    for (var i = 0; values != null && i < types.length; i++) {
      if (types[i] instanceof CollectionType collection) {
        forgetCollection(removed, values[i], collection);
      }
    }
  }

  private static void clear(Object @Nullable [] state, @Nullable Object value) {
    for (var i = 0; state != null && i < state.length; i++) {
      state[i] = state[i] == value ? null : state[i];
    }
  }
}
