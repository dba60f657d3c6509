package dev.cascade.hibernate.internal;

import java.util.Collection;
import org.hibernate.action.internal.EntityInsertAction;
import org.hibernate.engine.internal.Versioning;
import org.hibernate.event.internal.EvictVisitor;
import org.hibernate.event.spi.EventSource;
import org.hibernate.type.EntityType;
import org.jspecify.annotations.Nullable;

/**
 * Takes the inserts of objects out of the queue that were persisted and became orphans before any
 * flush.
 *
 * <p>Hibernate 7's queue cannot be asked to forget an insert, so it is emptied and filled again
 * from the session's entities, in their order.
 */
public final class QueuedInserts {

  private final SessionEntities entities;
  private final EventSource session;

  private QueuedInserts(SessionEntities entities) {
    this.entities = entities;
    this.session = entities.session();
  }

  /** Of that session. */
  public static QueuedInserts of(SessionEntities entities) {
    return new QueuedInserts(entities);
  }

  /**
   * Makes persisted objects that have no row yet new ones again, in one.
   *
   * @return false if the queue holds what cannot be told from the session's entities; nothing is
   *     changed then
   */
  public boolean drop(Collection<SessionEntity> pending) {
    var all = entities.everyType();
    var queue = session.getActionQueue();
    var deleted = all.stream().filter(SessionEntity::isToBeDeleted).toList();
    if (queue.hasUnresolvedEntityInsertActions()
        || queue.numberOfDeletions() != deleted.size()
        || deleted.stream().anyMatch(SessionEntity::isLeftToDatabase)) {
      return false;
    }
    pending.forEach(this::detach);
    queue.clear();
    all.stream()
        .filter(each -> each.isLive() && !each.isStored() && !pending.contains(each))
        .forEach(
            each -> {
              forget(pending, each);
              queueInsert(each);
            });
    deleted.forEach(this::takeOver);
    entities.lookAgain();
    return true;
  }

  private void detach(SessionEntity pending) {
    var context = session.getPersistenceContextInternal();
    if (pending.persister().hasCollections()) {
      new EvictVisitor(session, pending.instance())
          .process(pending.instance(), pending.persister());
    }
    context.removeEntityHolder(pending.entry().getEntityKey());
    context.removeEntry(pending.instance());
  }

  // What referred to one of them when it was persisted, and has moved to a saved one since, is
  // inserted where it is. To one that is not saved it moves when that is.
  private void forget(Collection<SessionEntity> pending, SessionEntity entity) {
    var state = entity.entry().getLoadedState();
    var types = entity.persister().getPropertyTypes();
    for (var i = 0; state != null && i < state.length; i++) {
      if (types[i] instanceof EntityType type && !type.isOneToOne() && isAny(state[i], pending)) {
        var now = entity.persister().getValue(entity.instance(), i);
        state[i] = entities.find(now) == null ? state[i] : now;
      }
    }
  }

  private static boolean isAny(@Nullable Object instance, Collection<SessionEntity> pending) {
    return pending.stream().anyMatch(each -> each.instance() == instance);
  }

  private void queueInsert(SessionEntity entity) {
    var entry = entity.entry();
    var persister = entity.persister();
    session
        .getActionQueue()
        .addAction(
            new EntityInsertAction(
                entry.getId(),
                entry.getLoadedState(),
                entity.instance(),
                Versioning.getVersion(entry.getLoadedState(), persister),
                persister,
                entry.isBeingReplicated(),
                session));
  }

  // What has no row needs neither of its two statements.
  private void takeOver(SessionEntity deleted) {
    if (deleted.isStored()) {
      session.getActionQueue().addAction(QueuedDelete.of(deleted, session));
    } else {
      detach(deleted);
    }
  }
}
