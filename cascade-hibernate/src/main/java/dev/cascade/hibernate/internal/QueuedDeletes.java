package dev.cascade.hibernate.internal;

import dev.cascade.hibernate.internal.DeletionMark.Decision;
import java.util.List;
import java.util.function.Function;
import org.hibernate.action.internal.CollectionRemoveAction;
import org.hibernate.action.internal.EntityDeleteAction;
import org.hibernate.action.internal.OrphanRemovalAction;
import org.hibernate.engine.internal.Collections;
import org.hibernate.event.internal.EvictVisitor;
import org.hibernate.event.spi.EventSource;
import org.hibernate.type.CollectionType;

/**
 * Arranges the deletes that a session has queued; Hibernate sends them in the order of the calls.
 */
public final class QueuedDeletes {

  private final EventSource session;

  private QueuedDeletes(EventSource session) {
    this.session = session;
  }

  /** Of that session. */
  public static QueuedDeletes of(EventSource session) {
    return new QueuedDeletes(session);
  }

  /**
   * Puts the deletes of {@code entities}, all queued, behind every other delete, in their order.
   *
   * @param before the statements to send just before an entity's own
   */
  public void putLast(
      List<SessionEntity> entities, Function<SessionEntity, List<Runnable>> before) {
    var queue = session.getActionQueue();
    for (var each : entities) {
      queue.unScheduleDeletion(each.entry(), each.instance());
    }
    for (var each : entities) {
      before
          .apply(each)
          .forEach(statement -> StatementBeforeDeletes.queue(session, each.persister(), statement));
      queue.addAction(deleteAction(each));
    }
  }

  /**
   * Lets the deletes of {@code entities}, all queued, go before this flush's inserts, in their
   * order.
   */
  public void putBeforeInserts(List<SessionEntity> entities) {
    var queue = session.getActionQueue();
    for (var each : entities) {
      queue.unScheduleDeletion(each.entry(), each.instance());
      DeletionMark.set(each.entry(), Decision.BEFORE_INSERTS);
      queue.addAction(earlyDeleteAction(each));
    }
  }

  /**
   * Sends the deletes of {@code entities}, all queued, at once, in their order: an insert that must
   * not wait, since it generates the identifier, needs a value that they free.
   */
  public void sendNow(List<SessionEntity> entities) {
    var queue = session.getActionQueue();
    for (var each : entities) {
      queue.unScheduleDeletion(each.entry(), each.instance());
      removeOwnedRows(each);
      queue.execute(deleteAction(each));
    }
    session.getJdbcCoordinator().executeBatch();
  }

  // A flush would do this between queue and statements; these do not wait for it.
  private void removeOwnedRows(SessionEntity entity) {
    for (var type : entity.persister().getPropertyTypes()) {
      if (type instanceof CollectionType collection) {
        var role =
            session
                .getFactory()
                .getMappingMetamodel()
                .getCollectionDescriptor(collection.getRole());
        var key = collection.getKeyOfOwner(entity.instance(), session);
        if (!role.isInverse() && !Collections.skipRemoval(session, role, key)) {
          session.getActionQueue().execute(new CollectionRemoveAction(role, key, session));
        }
      }
    }
    new EvictVisitor(session, entity.instance()).process(entity.instance(), entity.persister());
  }

  private EntityDeleteAction deleteAction(SessionEntity entity) {
    return deleteAction(entity, session);
  }

  static EntityDeleteAction deleteAction(SessionEntity entity, EventSource session) {
    var entry = entity.entry();
    return new EntityDeleteAction(
        entry.getId(),
        entry.getDeletedState(),
        entry.getVersion(),
        entity.instance(),
        entity.persister(),
        false,
        session);
  }

  private OrphanRemovalAction earlyDeleteAction(SessionEntity entity) {
    var entry = entity.entry();
    return new OrphanRemovalAction(
        entry.getId(),
        entry.getDeletedState(),
        entry.getVersion(),
        entity.instance(),
        entity.persister(),
        false,
        session);
  }
}
