package dev.cascade.hibernate.softdelete;

import dev.cascade.hibernate.internal.VisibleRows;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.LoadEvent;
import org.hibernate.event.spi.LoadEventListener;

/**
 * Lets {@code find} give nothing that the session does not show.
 *
 * <p>Only what a user asks for by its identifier: what an attribute refers to is shown, or its key
 * would be written as null; and a merge finds the row that it merges into.
 */
public final class DeletedRowsListener implements LoadEventListener {

  private static final long serialVersionUID = 1L;

  /** Puts it behind the listener that loads. */
  public static void register(SessionFactoryImplementor sessions) {
    sessions
        .getEventEngine()
        .getListenerRegistry()
        .appendListeners(EventType.LOAD, new DeletedRowsListener());
  }

  @Override
  public void onLoad(LoadEvent event, LoadType type) {
    var session = event.getSession();
    if (type == GET
        && !session.getLoadQueryInfluencers().hasEnabledCascadingFetchProfile()
        && !VisibleRows.shows(session, event.getResult())) {
      event.setResult(null);
    }
  }
}
