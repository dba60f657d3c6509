package dev.cascade.hibernate.restore;

import dev.cascade.hibernate.internal.QueryInFlush;
import dev.cascade.hibernate.restore.RestoreSession.Row;
import java.util.List;
import java.util.Map;
import org.hibernate.LockMode;
import org.hibernate.persister.entity.UnionSubclassEntityPersister;

/**
 * Locks a row that is to come back, and the deleted rows above it: a purge of one of them would
 * take it along, and has seen it deleted.
 */
final class LockedRows {

  private final RestoreSession session;
  private final DeletionSign sign;

  LockedRows(RestoreSession session, DeletionSign sign) {
    this.session = session;
    this.sign = sign;
  }

  /** From the highest down, as a purge locks before it deletes what is below. */
  void lock(Row root) {
    var above = new Ascent(session, sign).from(root);
    for (var i = above.size() - 1; i >= 0; i--) {
      lock(above.get(i).start(), above.get(i).from());
    }
    lock(root.type(), List.of(root.id()));
  }

  private void lock(String entity, List<Object> ids) {
    if (session.persister(entity) instanceof UnionSubclassEntityPersister) {
      // Rows of several tables in one query cannot be locked by it.
      session.update(
          "update %s locked set locked.%s = locked.%2$s where id(locked) in (:from)"
              .formatted(entity, session.softDeletion(entity).deletedAt()),
          ids,
          Map.of());
    } else {
      QueryInFlush.of(
              session.session(),
              "select id(locked) from %s locked where id(locked) in (:from)".formatted(entity))
          .setParameterList("from", ids)
          .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE)
          .getResultList();
    }
  }
}
