package dev.cascade.hibernate.internal;

import java.util.List;
import org.hibernate.engine.spi.EntityHolder;

/** Entities of a session that are to be deleted and were never loaded. */
public final class UnloadedRemovals {

  /**
   * One of them.
   *
   * @param entity the name of its type
   * @param id its identifier
   * @param reference the proxy, or the reference of an enhanced class, that was removed
   */
  public record UnloadedRemoval(String entity, Object id, Object reference) {}

  private final SessionEntities entities;

  private UnloadedRemovals(SessionEntities entities) {
    this.entities = entities;
  }

  /** Of that session. */
  public static UnloadedRemovals of(SessionEntities entities) {
    return new UnloadedRemovals(entities);
  }

  /** All of them. */
  public List<UnloadedRemoval> all() {
    var context = entities.session().getPersistenceContextInternal();
    var holders = context.getEntityHoldersByKey();
    if (holders == null || !entities.anyDeleted()) {
      return List.of();
    }
    return holders.entrySet().stream()
        .filter(each -> context.containsDeletedUnloadedEntityKey(each.getKey()))
        .map(each -> removal(each.getValue()))
        .toList();
  }

  private static UnloadedRemoval removal(EntityHolder holder) {
    var key = holder.getEntityKey();
    return new UnloadedRemoval(
        holder.getDescriptor().getEntityName(), key.getIdentifier(), holder.getManagedObject());
  }

  /** Takes back the removal of one, loads and removes it, if its row is there. */
  public void loadAndDelete(UnloadedRemoval removal) {
    var session = entities.session();
    var type = session.getFactory().getMappingMetamodel().getEntityDescriptor(removal.entity());
    // The queue asks an object for type and identifier, and knows no proxies.
    session.getActionQueue().unScheduleUnloadedDeletion(type.instantiate(removal.id(), session));
    var entity = session.find(type.getMappedClass(), removal.id());
    if (entity != null) {
      EntityRemovals.of(entities).delete(entity);
    }
  }
}
