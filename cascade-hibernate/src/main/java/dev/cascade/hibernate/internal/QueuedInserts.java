package dev.cascade.hibernate.internal;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.action.internal.EntityInsertAction;
import org.hibernate.engine.internal.Versioning;
import org.hibernate.event.internal.EvictVisitor;
import org.hibernate.event.spi.EventSource;
import org.hibernate.type.EntityType;
import org.hibernate.type.ForeignKeyDirection;
import org.jspecify.annotations.Nullable;

/**
 * Takes the inserts of objects out of the queue that were persisted and became orphans, or were
 * removed, before any flush.
 *
 * <p>Hibernate 7's queue cannot be asked to forget an insert, so it is emptied and filled again
 * from the session's entities: in their order, but none before what it refers to.
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
   * Makes persisted objects that have no row yet new ones again, in one; and all that were removed
   * and have none.
   *
   * @return false if the queue holds what cannot be told from the session's entities; nothing is
   *     changed then
   */
  public boolean drop(Collection<SessionEntity> pending) {
    var all = entities.everyType();
    var queue = session.getActionQueue();
    var deleted = all.stream().filter(SessionEntity::isToBeDeleted).toList();
    if (queue.hasUnresolvedEntityInsertActions() || queue.numberOfDeletions() != deleted.size()) {
      return false;
    }
    var gone = new LinkedHashSet<>(pending);
    deleted.stream().filter(each -> !each.isStored()).forEach(gone::add);
    gone.forEach(this::detach);
    pending.forEach(this::reset);
    queue.clear();
    var kept =
        all.stream()
            .filter(each -> each.isLive() && !each.isStored() && !gone.contains(each))
            .toList();
    var instances = Collections.newSetFromMap(new IdentityHashMap<>());
    gone.forEach(each -> instances.add(each.instance()));
    kept.forEach(each -> forget(instances, each));
    inOrder(kept).forEach(this::queueInsert);
    deleted.stream().filter(SessionEntity::isStored).forEach(this::queueDelete);
    entities.lookAgain();
    return true;
  }

  private Set<SessionEntity> inOrder(List<SessionEntity> inserted) {
    var ordered = new LinkedHashSet<SessionEntity>();
    var visited = new HashSet<SessionEntity>();
    inserted.forEach(each -> addBehindTargets(each, visited, ordered));
    return ordered;
  }

  private void addBehindTargets(
      SessionEntity entity, Set<SessionEntity> visited, Set<SessionEntity> ordered) {
    var state = entity.entry().getLoadedState();
    if (visited.add(entity)) {
      for (var i = 0; state != null && i < state.length; i++) {
        var target = isKey(entity, i) ? entities.find(state[i]) : null;
        if (target != null && target.isLive() && !target.isStored()) {
          addBehindTargets(target, visited, ordered);
        }
      }
      ordered.add(entity);
    }
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

  // Else they would pass for detached ones if they are saved after all.
  private void reset(SessionEntity pending) {
    var persister = pending.persister();
    if (!persister.getIdentifierType().isComponentType()) {
      var state = pending.entry().getLoadedState();
      persister.resetIdentifier(
          pending.instance(),
          pending.entry().getId(),
          state == null ? null : Versioning.getVersion(state, persister),
          session);
    }
  }

  // What referred to one of them when it was persisted, and has moved to a saved one since, is
  // inserted where it is. To one that is not saved it moves when that is. The other side of a key
  // has no column: what it shows by now was never there before.
  private void forget(Set<Object> pending, SessionEntity entity) {
    var state = entity.entry().getLoadedState();
    for (var i = 0; state != null && i < state.length; i++) {
      if (pending.contains(state[i])) {
        state[i] = isKey(entity, i) ? present(entity, i, state[i]) : null;
      }
    }
  }

  private @Nullable Object present(SessionEntity entity, int attribute, @Nullable Object kept) {
    var now = entity.persister().getValue(entity.instance(), attribute);
    return entities.find(now) == null ? kept : now;
  }

  private static boolean isKey(SessionEntity entity, int attribute) {
    return entity.persister().getPropertyTypes()[attribute] instanceof EntityType type
        && type.getForeignKeyDirection() == ForeignKeyDirection.FROM_PARENT;
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

  private void queueDelete(SessionEntity deleted) {
    session
        .getActionQueue()
        .addAction(
            deleted.goesBeforeInserts()
                ? QueuedDeletes.early(deleted, session)
                : QueuedDelete.of(deleted, session));
  }
}
