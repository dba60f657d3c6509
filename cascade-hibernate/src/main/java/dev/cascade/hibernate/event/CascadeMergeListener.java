package dev.cascade.hibernate.event;

import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.execute.EmbeddedAssociations;
import dev.cascade.hibernate.execute.UnsetAssociations;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.orphan.ElementsLeftOut;
import dev.cascade.hibernate.orphan.UnmergedReferences;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.event.internal.DefaultMergeEventListener;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.MergeContext;
import org.hibernate.event.spi.MergeEvent;
import org.hibernate.persister.entity.EntityPersister;

/** Lets {@code merge} treat null as the rules say: as nothing, as none, or as a mistake. */
final class CascadeMergeListener extends DefaultMergeEventListener {

  private final Associations associations;
  private final EmbeddedAssociations embedded;
  private final FlushPreparation preparation;

  CascadeMergeListener(Associations associations, FlushPreparation preparation) {
    this.preparation = preparation;
    this.associations = associations;
    this.embedded = new EmbeddedAssociations(associations);
  }

  @Override
  protected Object saveWithGeneratedId(
      Object entity,
      String entityName,
      MergeContext context,
      EventSource session,
      boolean requiresImmediateIdAccess) {
    preparation.beforeSave(entity, entityName, session, true);
    return super.saveWithGeneratedId(
        entity, entityName, context, session, requiresImmediateIdAccess);
  }

  @Override
  protected Object performSaveOrReplicate(
      Object entity,
      EntityKey key,
      EntityPersister persister,
      boolean useIdentityColumn,
      MergeContext context,
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
  protected void entityIsDetached(
      MergeEvent event, Object copiedId, Object originalId, MergeContext context) {
    var session = event.getSession();
    var entity = event.getEntity();
    var persister = session.getEntityPersister(event.getEntityName(), entity);
    preparation.ownership().reviveMerged(entity, session);
    new UnmergedReferences(SessionEntities.of(session), associations).check(entity, persister);
    var unset = UnsetAssociations.of(entity, persister, associations);
    try {
      super.entityIsDetached(event, copiedId, originalId, context);
    } finally {
      unset.restore(entity, session);
    }
  }

  // The one moment between the cascade and the copying at which the managed object is known.
  @Override
  protected void cascadeOnMerge(
      EventSource session, EntityPersister persister, Object entity, MergeContext context) {
    var copy = context.get(entity);
    if (copy != null && copy != entity) {
      new ElementsLeftOut(associations, session).takeOut(entity, persister, context);
    }
    super.cascadeOnMerge(session, persister, entity, context);
    embedded.merged(entity, persister).forEach(each -> session.merge(null, each, context));
    var managed = context.get(entity);
    if (managed != entity) {
      UnsetAssociations.of(entity, persister, associations).fillFrom(managed, entity, session);
    }
  }
}
