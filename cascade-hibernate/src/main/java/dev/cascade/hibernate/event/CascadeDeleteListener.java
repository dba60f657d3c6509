package dev.cascade.hibernate.event;

import dev.cascade.hibernate.execute.ForeignRemoval;
import dev.cascade.hibernate.internal.BulkDelete;
import dev.cascade.hibernate.internal.BulkDeleteListener;
import dev.cascade.hibernate.internal.DeletedReferences;
import dev.cascade.hibernate.internal.EntityRemovals;
import dev.cascade.hibernate.internal.RunningDeletion;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.schema.LiveKeys;
import java.util.OptionalInt;
import org.hibernate.Hibernate;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.internal.DefaultDeleteEventListener;
import org.hibernate.event.spi.DeleteContext;
import org.hibernate.event.spi.DeleteEvent;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/** Takes along, when an object is removed, what it owns. */
final class CascadeDeleteListener extends DefaultDeleteEventListener implements BulkDeleteListener {

  private final DeletionEngines engines;
  private final LiveKeys liveKeys;

  private final BulkRemoval bulk;

  CascadeDeleteListener(DeletionEngines engines, LiveKeys liveKeys, BulkRemoval bulk) {
    this.engines = engines;
    this.liveKeys = liveKeys;
    this.bulk = bulk;
  }

  DeletionEngines engines() {
    return engines;
  }

  @Override
  public OptionalInt onBulkDelete(BulkDelete delete, SharedSessionContractImplementor session) {
    return bulk.run(delete, session);
  }

  @Override
  public boolean onStatelessDelete(
      EntityPersister persister,
      Object id,
      @Nullable Object version,
      SharedSessionContractImplementor session) {
    return bulk.run(persister, id, version, session);
  }

  @Override
  public void onDelete(DeleteEvent event, DeleteContext running) {
    liveKeys.verify(event.getSession());
    loadIfNeeded(event);
    var engine = engines.of(event.getSession());
    ForeignRemoval.refuse(
        event.getObject(), SessionEntities.of(event.getSession()), engine.planner().model());
    var marking = marking(event.getSession(), running);
    if (marking instanceof RunningDeletion && isMarkedBefore(event)) {
      return;
    }
    var ownership = engines.of(event.getSession()).preparation().ownership();
    ownership.takeBackCollections(event.getObject(), event.getSession());
    EntityRemovals.of(SessionEntities.of(event.getSession()))
        .noteRemoval(
            event.getObject(),
            event.isCascadeDeleteEnabled(),
            event.isOrphanRemovalBeforeUpdates());
    if (event.getSession().getPersistenceContextInternal().getCascadeLevel() == 0) {
      EntityRemovals.of(SessionEntities.of(event.getSession()))
          .noteByApplication(event.getObject());
      ownership.noteHolders(event.getObject(), event.getSession());
    }
    var hidden = DeletedReferences.hide(event.getObject(), event.getSession());
    try {
      super.onDelete(event, marking);
    } finally {
      hidden.show();
    }
  }

  private DeleteContext marking(EventSource session, DeleteContext running) {
    var softDeletions = engines.of(session).softDeletions();
    return softDeletions.isEmpty() ? running : RunningDeletion.of(running, softDeletions::begin);
  }

  private boolean isMarkedBefore(DeleteEvent event) {
    var found = SessionEntities.of(event.getSession()).find(event.getObject());
    return found != null && engines.of(event.getSession()).associations().isMarkedBefore(found);
  }

  @Override
  protected void cascadeBeforeDelete(
      EventSource session, EntityPersister persister, Object entity, DeleteContext running) {
    var entities = SessionEntities.of(session);
    EntityRemovals.of(entities).rememberValues(entity);
    engines.of(session).marks().note(entity, running, entities);
    engines.of(session).deletion().deleteChildren(entity, persister, entities, running);
    super.cascadeBeforeDelete(session, persister, entity, running);
    DeletedReferences.hide(entity, session);
  }

  @Override
  protected void cascadeAfterDelete(
      EventSource session, EntityPersister persister, Object entity, DeleteContext running) {
    super.cascadeAfterDelete(session, persister, entity, running);
    engines
        .of(session)
        .deletion()
        .deleteTargets(entity, persister, SessionEntities.of(session), running);
  }

  // Hibernate deletes a proxy that is not loaded by one statement, and never asks for cascades. A
  // reference of an enhanced class is loaded half-way through, and its entry replaced by another.
  private void loadIfNeeded(DeleteEvent event) {
    var object = event.getObject();
    if (!Hibernate.isInitialized(object)) {
      var name = event.getSession().bestGuessEntityName(object);
      var persister = event.getFactory().getMappingMetamodel().getEntityDescriptor(name);
      var deletion = engines.of(event.getSession()).deletion();
      if (deletion.needsLoading(persister)
          || engines.marks(persister)
          || deletion.mayBeForeign(persister, event.getSession())) {
        Hibernate.initialize(object);
      }
    }
  }
}
