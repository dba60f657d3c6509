package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.execute.RowReferences.RowReference;
import dev.cascade.hibernate.internal.QueuedDeletes;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.hibernate.internal.StatementBeforeDeletes;
import dev.cascade.hibernate.internal.StatementInFlush;
import dev.cascade.plan.DeletionPlanner;
import java.util.List;
import org.hibernate.event.spi.EventSource;

/**
 * Puts the deletes of a flush into an order that foreign and unique keys allow. Safe for many
 * threads.
 */
public final class Deletions {

  private final Associations associations;
  private final Referrers referrers;

  /** By the rules of {@code associations}, and by their plans. */
  public Deletions(Associations associations, DeletionPlanner planner) {
    this.associations = associations;
    this.referrers = new Referrers(associations, planner);
  }

  /** Once all removals of a flush are known, and before it saves anything. */
  public void prepare(SessionEntities entities) {
    if (associations.hasOneToOnes()) {
      new FreedKeys(entities, associations).release();
    }
    if (entities.anyDeleted()) {
      new UnloadedDeletes(entities, associations).loadWhereOrderMatters(removed(entities));
      prepare(entities, removed(entities));
    }
  }

  private void prepare(SessionEntities entities, List<SessionEntity> removed) {
    if (!removed.isEmpty()) {
      referrers.queueRelease(entities);
      var oneSided = new OneSidedChildren(entities, associations);
      removed.forEach(oneSided::takeOver);
      new EarlyDeletes(entities, associations, referrers).advance(removed);
    }
  }

  /** Just before a flush sends its statements. */
  public void order(EventSource session) {
    var entities = associations.concernedIn(session);
    if (entities.anyDeleted()) {
      order(entities);
    }
  }

  private void order(SessionEntities entities) {
    var removed = removed(entities).stream().filter(each -> !each.goesBeforeInserts()).toList();
    if (!removed.isEmpty()) {
      var order = new DeletionOrder(removed, new RowReferences(entities, associations));
      order.circles().forEach(each -> queueBreak(entities.session(), each));
      var oneSided = new OneSidedChildren(entities, associations);
      QueuedDeletes.of(entities.session()).putLast(order.ordered(), oneSided::releasesBefore);
    }
  }

  private List<SessionEntity> removed(SessionEntities entities) {
    return entities.all().stream()
        .filter(each -> each.isToBeDeleted() && !each.isLeftToDatabase())
        .filter(each -> associations.concern(each.persister()))
        .toList();
  }

  private static void queueBreak(EventSource session, RowReference circle) {
    var child = circle.child();
    if (circle.path() != null) {
      var hql =
          "update %s row set row.%s = null where row = :row"
              .formatted(child.entry().getEntityName(), circle.path());
      StatementBeforeDeletes.queue(
          session,
          child.persister(),
          () ->
              StatementInFlush.of(session, hql)
                  .setParameter("row", child.instance())
                  .executeUpdate());
    }
  }
}
