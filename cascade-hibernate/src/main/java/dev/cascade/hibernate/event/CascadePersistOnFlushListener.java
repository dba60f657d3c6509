package dev.cascade.hibernate.event;

import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.orphan.DetachedChild;
import dev.cascade.hibernate.orphan.KnownReferences;
import dev.cascade.hibernate.orphan.UnsetKeys;
import org.hibernate.PersistentObjectException;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.Status;
import org.hibernate.event.internal.DefaultPersistOnFlushEventListener;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.PersistContext;
import org.hibernate.event.spi.PersistEvent;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.proxy.HibernateProxy;
import org.jspecify.annotations.Nullable;

/**
 * Saves in a flush what is new, and only that. Over references that were there before, a flush also
 * reaches removed objects, which stay removed, and detached ones, which have their row already.
 *
 * <p>Removed objects that were put somewhere new have been made managed again by then.
 */
final class CascadePersistOnFlushListener extends DefaultPersistOnFlushEventListener {

  private final DeletionEngines engines;

  CascadePersistOnFlushListener(DeletionEngines engines) {
    this.engines = engines;
  }

  @Override
  public void onPersist(PersistEvent event, PersistContext context) {
    var managed = managed(event);
    if (managed != null) {
      // As the default would do, which looks everything up once more, for every object that a flush
      // reaches.
      if (getCascadeAction().anythingToCascade(managed.getPersister())) {
        entityIsPersistent(event, context);
      }
    } else if (!isKnown(event, context)) {
      save(event, context);
    }
  }

  private void save(PersistEvent event, PersistContext context) {
    try {
      super.onPersist(event, context);
    } catch (PersistentObjectException refused) {
      var associations = engines.of(event.getSession()).associations();
      throw DetachedChild.named(refused, event.getObject(), event.getSession(), associations);
    }
  }

  @Override
  protected Object saveWithGeneratedId(
      Object entity,
      String entityName,
      PersistContext context,
      EventSource session,
      boolean requiresImmediateIdAccess) {
    new UnsetKeys(engines.of(session).associations())
        .setOnChildren(entity, session.getEntityPersister(entityName, entity), session);
    return super.saveWithGeneratedId(
        entity, entityName, context, session, requiresImmediateIdAccess);
  }

  @Override
  protected Object performSaveOrReplicate(
      Object entity,
      EntityKey key,
      EntityPersister persister,
      boolean useIdentityColumn,
      PersistContext context,
      EventSource session,
      boolean delayIdentityInserts) {
    var preparation = engines.of(session).preparation();
    preparation.beforeSaveInFlush(entity, persister, session);
    return preparation.save(
        entity,
        persister,
        session,
        () ->
            super.performSaveOrReplicate(
                entity, key, persister, useIdentityColumn, context, session, delayIdentityInserts));
  }

  private static @Nullable EntityEntry managed(PersistEvent event) {
    var reference = event.getObject();
    // To ask a proxy for its entry could load it.
    if (event.getEntityName() == null || HibernateProxy.extractLazyInitializer(reference) != null) {
      return null;
    }
    var entry = event.getSession().getPersistenceContextInternal().getEntry(reference);
    return entry != null && entry.getStatus() == Status.MANAGED ? entry : null;
  }

  private boolean isKnown(PersistEvent event, PersistContext context) {
    var associations = engines.of(event.getSession()).associations();
    var entities = SessionEntities.of(event.getSession());
    var found = entities.find(event.getObject());
    return found == null
        ? new KnownReferences(entities, associations).isDetached(event.getObject(), context)
        : found.isToBeDeleted() && associations.isTarget(found.persister());
  }
}
