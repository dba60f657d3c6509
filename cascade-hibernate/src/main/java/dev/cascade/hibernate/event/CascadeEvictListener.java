package dev.cascade.hibernate.event;

import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.execute.EmbeddedAssociations;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.orphan.DetachedChildren;
import org.hibernate.event.internal.DefaultEvictEventListener;
import org.hibernate.event.spi.EvictEvent;

/**
 * Lets {@code detach} reach what an object holds inside its embeddables, and be known to the parent
 * of a child.
 */
final class CascadeEvictListener extends DefaultEvictEventListener {

  private final EmbeddedAssociations embedded;
  private final Associations associations;

  CascadeEvictListener(EmbeddedAssociations embedded, Associations associations) {
    this.embedded = embedded;
    this.associations = associations;
  }

  @Override
  public void onEvict(EvictEvent event) {
    var session = event.getSession();
    var entities = SessionEntities.of(session);
    var found = entities.find(event.getObject());
    new DetachedChildren(entities, associations).note(event.getObject());
    super.onEvict(event);
    if (found != null) {
      embedded.detached(found.instance(), found.persister()).forEach(session::evict);
    }
  }
}
