package dev.cascade.hibernate.event;

import dev.cascade.hibernate.execute.EmbeddedAssociations;
import dev.cascade.hibernate.execute.ForgottenChildren;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.orphan.DetachedChild;
import dev.cascade.hibernate.orphan.RevivalContext;
import dev.cascade.hibernate.orphan.UnsetKeys;
import org.hibernate.Hibernate;
import org.hibernate.PersistentObjectException;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.event.internal.DefaultPersistEventListener;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.PersistContext;
import org.hibernate.event.spi.PersistEvent;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Lets {@code persist} reach what an object holds inside its embeddables, and children belong to
 * the parent that holds them.
 */
final class CascadePersistListener extends DefaultPersistEventListener {

  private final EmbeddedAssociations embedded;
  private final FlushPreparation preparation;
  private final UnsetKeys unsetKeys;

  CascadePersistListener(EmbeddedAssociations embedded, FlushPreparation preparation) {
    this.embedded = embedded;
    this.preparation = preparation;
    this.unsetKeys = new UnsetKeys(preparation.associations());
  }

  @Override
  protected Object saveWithGeneratedId(
      Object entity,
      String entityName,
      PersistContext context,
      EventSource session,
      boolean requiresImmediateIdAccess) {
    var persister = session.getEntityPersister(entityName, entity);
    unsetKeys.setOn(entity, persister, session);
    unsetKeys.setOnChildren(entity, persister, session);
    preparation.beforeSave(entity, entityName, session, false);
    return super.saveWithGeneratedId(
        entity, entityName, context, session, requiresImmediateIdAccess);
  }

  // Called once for each object, of those that are managed already too.
  @Override
  protected void cascadeAfterSave(
      EventSource session, EntityPersister persister, Object entity, PersistContext context) {
    unsetKeys.setOnChildren(entity, persister, session);
    super.cascadeAfterSave(session, persister, entity, context);
  }

  @Override
  protected Object performSave(
      Object entity,
      @Nullable Object id,
      EntityPersister persister,
      boolean useIdentityColumn,
      PersistContext context,
      EventSource session,
      boolean delayIdentityInserts) {
    if (!useIdentityColumn) {
      preparation.beforeIdentifier(entity, persister, session);
    }
    return super.performSave(
        entity, id, persister, useIdentityColumn, context, session, delayIdentityInserts);
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
    return preparation.save(
        entity,
        persister,
        session,
        () ->
            super.performSaveOrReplicate(
                entity, key, persister, useIdentityColumn, context, session, delayIdentityInserts));
  }

  @Override
  public void onPersist(PersistEvent event, PersistContext context) {
    if (context instanceof RevivalContext revival && revival.leaves(event.getObject())) {
      return;
    }
    if (!Hibernate.isInitialized(event.getObject())) {
      super.onPersist(event, context);
      return;
    }
    var session = event.getSession();
    var entity = Hibernate.unproxy(event.getObject());
    var persister = session.getEntityPersister(event.getEntityName(), entity);
    embedded.savedBefore(entity, persister).forEach(each -> session.persist(null, each, context));
    var forgotten =
        ForgottenChildren.of(entity, SessionEntities.of(session), preparation.associations());
    save(event, context);
    forgotten.forEach(each -> session.persist(null, each, context));
    embedded.savedAfter(entity, persister).forEach(each -> session.persist(null, each, context));
  }

  private void save(PersistEvent event, PersistContext context) {
    try {
      super.onPersist(event, context);
    } catch (PersistentObjectException refused) {
      throw DetachedChild.named(
          refused, event.getObject(), event.getSession(), preparation.associations());
    }
  }
}
