package dev.cascade.hibernate.internal;

import java.util.List;
import org.hibernate.proxy.HibernateProxy;

/** Entities of a session that are to be deleted and were never loaded. */
public final class UnloadedRemovals {

  private final SessionEntities entities;

  private UnloadedRemovals(SessionEntities entities) {
    this.entities = entities;
  }

  /** Of that session. */
  public static UnloadedRemovals of(SessionEntities entities) {
    return new UnloadedRemovals(entities);
  }

  /** Their proxies. */
  public List<HibernateProxy> all() {
    var context = entities.session().getPersistenceContextInternal();
    var holders = context.getEntityHoldersByKey();
    if (holders == null) {
      return List.of();
    }
    return holders.entrySet().stream()
        .filter(each -> context.containsDeletedUnloadedEntityKey(each.getKey()))
        .map(each -> each.getValue().getProxy())
        .filter(HibernateProxy.class::isInstance)
        .map(HibernateProxy.class::cast)
        .toList();
  }

  /** Takes back the removal of one, loads and removes it, if its row is there. */
  public void loadAndDelete(HibernateProxy proxy) {
    var session = entities.session();
    var initializer = proxy.getHibernateLazyInitializer();
    var id = initializer.getInternalIdentifier();
    var type =
        session.getFactory().getMappingMetamodel().getEntityDescriptor(initializer.getEntityName());
    // The queue asks an object for type and identifier, and knows no proxies.
    session.getActionQueue().unScheduleUnloadedDeletion(type.instantiate(id, session));
    var entity = session.find(initializer.getPersistentClass(), id);
    if (entity != null) {
      entities.delete(entity);
    }
  }
}
