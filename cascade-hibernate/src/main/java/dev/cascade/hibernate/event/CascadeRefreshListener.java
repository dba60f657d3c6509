package dev.cascade.hibernate.event;

import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.execute.RefreshedChildren;
import dev.cascade.hibernate.internal.SessionEntities;
import org.hibernate.event.internal.DefaultRefreshEventListener;
import org.hibernate.event.spi.RefreshContext;
import org.hibernate.event.spi.RefreshEvent;

/** Lets {@code refresh} reach every loaded object below, over any number of levels. */
final class CascadeRefreshListener extends DefaultRefreshEventListener {

  private final Associations associations;

  CascadeRefreshListener(Associations associations) {
    this.associations = associations;
  }

  @Override
  public void onRefresh(RefreshEvent event, RefreshContext refreshed) {
    var children =
        RefreshedChildren.of(
            event.getObject(), SessionEntities.of(event.getEventSource()), associations);
    super.onRefresh(event, refreshed);
    children.refresh(refreshed);
  }
}
