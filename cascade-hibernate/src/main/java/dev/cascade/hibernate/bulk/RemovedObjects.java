package dev.cascade.hibernate.bulk;

import dev.cascade.hibernate.internal.Deletion;
import dev.cascade.hibernate.internal.EntityRemovals;
import dev.cascade.hibernate.internal.QueryInFlush;
import dev.cascade.hibernate.internal.RunningDeletion;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.Visibility;
import java.util.List;
import java.util.function.BiConsumer;
import org.hibernate.LockMode;
import org.hibernate.event.spi.DeleteContext;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.UnionSubclassEntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Removes objects of a level, with all that a removal does.
 *
 * @param deletion that marks them; null if they are deleted
 */
record RemovedObjects(
    BiConsumer<EventSource, Runnable> runner, @Nullable Deletion deletion, boolean skipLocked)
    implements RowAction {

  @Override
  public long run(EventSource session, RowQuery found, List<Object> parents, List<Object> ids) {
    var objects = locked(session, found, parents, ids, skipLocked);
    runner.accept(session, () -> remove(session, objects));
    session.clear();
    return objects.size();
  }

  private void remove(EventSource session, List<Object> objects) {
    for (var each : objects) {
      if (deletion == null) {
        session.remove(each);
      } else {
        EntityRemovals.of(SessionEntities.of(session))
            .delete(each, RunningDeletion.of(DeleteContext.create(), () -> deletion));
      }
    }
    session.flush();
  }

  static List<Object> locked(
      EventSource session,
      RowQuery found,
      List<Object> parents,
      List<Object> ids,
      boolean skipLocked) {
    var hop = found.hop();
    var hql =
        "select c from %s c where id(c) in (:ids) and %s"
            .formatted(hop.child().getEntityName(), hop.condition(found.key()));
    // Rows of several tables in one query cannot be locked by it.
    var lock =
        hop.child() instanceof UnionSubclassEntityPersister
            ? LockMode.NONE
            : skipLocked ? LockMode.UPGRADE_SKIPLOCKED : LockMode.PESSIMISTIC_WRITE;
    return Visibility.ofReferrers(
        found.isMarked(),
        hop.child(),
        session,
        () ->
            QueryInFlush.of(session, hql)
                .setParameterList("ids", ids)
                .setParameterList("parents", found.parameters(session, parents))
                .setHibernateLockMode(lock)
                .getResultList());
  }
}
