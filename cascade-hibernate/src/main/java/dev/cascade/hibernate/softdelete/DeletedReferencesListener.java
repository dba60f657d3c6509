package dev.cascade.hibernate.softdelete;

import dev.cascade.hibernate.internal.AskedReferences;
import dev.cascade.hibernate.internal.Visibility;
import dev.cascade.hibernate.internal.VisibleRows;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.LoadEvent;
import org.hibernate.event.spi.LoadEventListener;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Lets {@code getReference} lead to no row that the session does not show: as if there were none,
 * its use fails, unless an attribute refers to that row as well.
 */
public final class DeletedReferencesListener implements LoadEventListener {

  private static final long serialVersionUID = 1L;

  private final transient AskedReferences references = new AskedReferences();

  private DeletedReferencesListener() {}

  /** Puts it before and behind the listener that loads. */
  public static void register(SessionFactoryImplementor sessions) {
    var listener = new DeletedReferencesListener();
    var registry = sessions.getEventEngine().getListenerRegistry();
    registry.prependListeners(EventType.LOAD, (LoadEventListener) listener::beforeLoad);
    registry.appendListeners(EventType.LOAD, listener);
  }

  private void beforeLoad(LoadEvent event, LoadType type) {
    if (type == LOAD && VisibleRows.areHidden(persister(event))) {
      references.noteKnown(persister(event), event.getEntityId(), event.getSession());
    }
  }

  @Override
  public void onLoad(LoadEvent event, LoadType type) {
    if (type == INTERNAL_LOAD_LAZY) {
      referred(event);
    } else if (type == LOAD && VisibleRows.areHidden(persister(event))) {
      asked(event);
    } else if (type == IMMEDIATE_LOAD && VisibleRows.areHidden(persister(event))) {
      used(event);
    }
  }

  // References to other types do not wait for what all sessions share.
  private void referred(LoadEvent event) {
    if (VisibleRows.areHidden(persister(event))) {
      references.noteReferred(event.getResult());
    }
  }

  private void asked(LoadEvent event) {
    if (Visibility.of(event.getSession()) != Visibility.ALL) {
      references.noteAsked(event.getResult());
    }
    if (!VisibleRows.shows(event.getSession(), event.getResult())) {
      throwNotFound(event);
    }
  }

  private void used(LoadEvent event) {
    var session = event.getSession();
    if (!VisibleRows.shows(session, event.getResult())
        && references.isOnlyAsked(persister(event), event.getEntityId(), session)) {
      references.forgetRow(persister(event), event.getEntityId(), session);
      throwNotFound(event);
    }
  }

  private static void throwNotFound(LoadEvent event) {
    event
        .getFactory()
        .getEntityNotFoundDelegate()
        .handleEntityNotFound(event.getEntityClassName(), event.getEntityId());
  }

  private static EntityPersister persister(LoadEvent event) {
    return event.getFactory().getMappingMetamodel().getEntityDescriptor(event.getEntityClassName());
  }
}
