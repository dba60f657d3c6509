package dev.cascade.hibernate.execute;

import dev.cascade.CascadeOption;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import java.util.List;
import java.util.Objects;
import org.hibernate.Hibernate;
import org.hibernate.event.spi.RefreshContext;

/**
 * The loaded objects that a refresh of their parent reaches, told before the parent forgets them.
 *
 * <p>Hibernate 7.4 refreshes one level, by joins; SQLAlchemy, and we, refresh all that is loaded.
 */
public final class RefreshedChildren {

  private final SessionEntities entities;
  private final List<SessionEntity> children;

  private RefreshedChildren(SessionEntities entities, List<SessionEntity> children) {
    this.entities = entities;
    this.children = children;
  }

  /** Of an object that is about to be refreshed. */
  public static RefreshedChildren of(
      Object parent, SessionEntities entities, Associations associations) {
    var found = entities.find(parent);
    return new RefreshedChildren(
        entities,
        found == null
            ? List.of()
            : associations.of(found.persister()).stream()
                .filter(each -> each.has(CascadeOption.REFRESH_EXPIRE))
                .map(each -> each.value(found.instance()))
                .filter(Hibernate::isInitialized)
                .flatMap(value -> Association.elements(value).stream())
                .map(entities::find)
                .filter(Objects::nonNull)
                .filter(each -> each.isLive() && each.isStored())
                .toList());
  }

  /** Refreshes those that this refresh has not reached yet. */
  public void refresh(RefreshContext refreshed) {
    for (var each : children) {
      if (entities.find(each.instance()) != null) {
        entities.session().refresh(each.entry().getEntityName(), each.instance(), refreshed);
      }
    }
  }
}
