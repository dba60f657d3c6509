package dev.cascade.hibernate.internal;

import dev.cascade.hibernate.internal.DeletionMark.Decision;
import java.util.List;
import org.hibernate.action.internal.CollectionRemoveAction;
import org.hibernate.action.internal.OrphanRemovalAction;
import org.hibernate.engine.internal.Collections;
import org.hibernate.event.internal.EvictVisitor;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;
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

  /** Takes the deletes of {@code entities}, all queued, out of the queue. */
  public void takeOut(List<SessionEntity> entities) {
    for (var each : entities) {
      session.getActionQueue().unScheduleDeletion(each.entry(), each.instance());
    }
  }

  /** Puts the delete of an entity behind every other delete. */
  public void putLast(SessionEntity entity) {
    session.getActionQueue().addAction(QueuedDelete.of(entity, session));
  }

  /** Puts a statement behind every delete that is queued. */
  public void putLast(EntityPersister written, Runnable statement) {
    StatementBeforeDeletes.queue(session, written, statement);
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
      queue.addAction(early(each, session));
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
      if (each.deletion() == null) {
        removeOwnedRows(each);
      }
      queue.execute(QueuedDelete.of(each, session));
    }
    session.getJdbcCoordinator().executeBatch();
  }

  /** Sends the deletes of the rows of collections that go with {@code entities}. */
  public void deleteOwnedRows(List<SessionEntity> entities) {
    entities.forEach(this::deleteOwnedRows);
  }

  // A flush would do this between queue and statements; these do not wait for it.
  private void removeOwnedRows(SessionEntity entity) {
    deleteOwnedRows(entity);
    new EvictVisitor(session, entity.instance()).process(entity.instance(), entity.persister());
  }

  private void deleteOwnedRows(SessionEntity entity) {
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
  }

  static OrphanRemovalAction early(SessionEntity entity, EventSource session) {
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
