package dev.cascade.hibernate.event;

import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.SessionEntities;
import org.hibernate.event.internal.DefaultPersistOnFlushEventListener;
import org.hibernate.event.spi.PersistContext;
import org.hibernate.event.spi.PersistEvent;

/**
 * Leaves removed objects removed, though a flush still reaches them over references that were there
 * before.
 *
 * <p>Those that were put somewhere new have been made managed again by then.
 */
final class CascadePersistOnFlushListener extends DefaultPersistOnFlushEventListener {

  private final Associations associations;

  CascadePersistOnFlushListener(Associations associations) {
    this.associations = associations;
  }

  @Override
  public void onPersist(PersistEvent event, PersistContext context) {
    var found = SessionEntities.of(event.getSession()).find(event.getObject());
    var staysRemoved =
        found != null && found.isToBeDeleted() && associations.isTarget(found.persister());
    if (!staysRemoved) {
      super.onPersist(event, context);
    }
  }
}
