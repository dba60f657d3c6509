package dev.cascade.hibernate.event;

import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.orphan.KnownReferences;
import org.hibernate.event.internal.DefaultPersistOnFlushEventListener;
import org.hibernate.event.spi.PersistContext;
import org.hibernate.event.spi.PersistEvent;

/**
 * Saves in a flush what is new, and only that. Over references that were there before, a flush also
 * reaches removed objects, which stay removed, and detached ones, which have their row already.
 *
 * <p>Removed objects that were put somewhere new have been made managed again by then.
 */
final class CascadePersistOnFlushListener extends DefaultPersistOnFlushEventListener {

  private final Associations associations;

  CascadePersistOnFlushListener(Associations associations) {
    this.associations = associations;
  }

  @Override
  public void onPersist(PersistEvent event, PersistContext context) {
    var entities = SessionEntities.of(event.getSession());
    var found = entities.find(event.getObject());
    var isKnown =
        found == null
            ? new KnownReferences(entities, associations).isDetached(event.getObject(), context)
            : found.isToBeDeleted() && associations.isTarget(found.persister());
    if (!isKnown) {
      super.onPersist(event, context);
    }
  }
}
