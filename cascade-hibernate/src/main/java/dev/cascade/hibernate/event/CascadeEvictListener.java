package dev.cascade.hibernate.event;

import dev.cascade.hibernate.execute.EmbeddedAssociations;
import dev.cascade.hibernate.internal.SessionEntities;
import org.hibernate.event.internal.DefaultEvictEventListener;
import org.hibernate.event.spi.EvictEvent;

/** Lets {@code detach} reach what an object holds inside its embeddables. */
final class CascadeEvictListener extends DefaultEvictEventListener {

  private final EmbeddedAssociations embedded;

  CascadeEvictListener(EmbeddedAssociations embedded) {
    this.embedded = embedded;
  }

  @Override
  public void onEvict(EvictEvent event) {
    var session = event.getSession();
    var found = SessionEntities.of(session).find(event.getObject());
    super.onEvict(event);
    if (found != null) {
      embedded.detached(found.instance(), found.persister()).forEach(session::evict);
    }
  }
}
