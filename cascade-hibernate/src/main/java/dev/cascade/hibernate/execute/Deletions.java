package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.execute.RowReferences.RowReference;
import dev.cascade.hibernate.internal.CachedRows;
import dev.cascade.hibernate.internal.QueuedDeletes;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.hibernate.internal.StatementBeforeDeletes;
import dev.cascade.hibernate.internal.StatementInFlush;
import dev.cascade.hibernate.internal.UnloadedRemovals;
import dev.cascade.hibernate.softdelete.SoftDeletions;
import dev.cascade.plan.DeletionPlanner;
import java.util.HashSet;
import java.util.List;
import org.hibernate.event.spi.EventSource;

/**
 * Puts the deletes of a flush into an order that foreign and unique keys allow. Safe for many
 * threads.
 */
public final class Deletions {

  private final Associations associations;
  private final Referrers referrers;
  private final SetSteps setSteps;
  private final DeletionPlanner planner;

  /** By the rules of {@code associations}, and by their plans. */
  public Deletions(
      Associations associations, DeletionPlanner planner, SoftDeletions softDeletions) {
    this.associations = associations;
    this.referrers = new Referrers(associations, planner);
    this.setSteps = new SetSteps(planner, softDeletions);
    this.planner = planner;
  }

  /**
   * Once all removals of a flush are known, and before it saves anything.
   *
   * @param isFlush false if that is due before the flush, as an insert does not wait for it
   * @param urgency how long deletes may wait
   * @return whether statements were sent to which the rest of the flush belongs
   */
  public boolean prepare(SessionEntities entities, boolean isFlush, Urgency urgency) {
    var keys = new FreedKeys(entities, associations, isFlush);
    if (associations.hasOneToOnes()) {
      keys.release();
    }
    var isSent =
        entities.anyDeleted()
            && prepare(
                entities, removed(entities.all()), keys.hasMoves() ? Urgency.AWAITED : urgency);
    keys.move();
    return isSent || keys.isAnySent();
  }

  /**
   * Once an insert is met that does not wait for the flush.
   *
   * @return whether statements were sent to which the rest of the flush belongs
   */
  public boolean sendWaiting(SessionEntities entities) {
    return advance(entities, Urgency.FLUSH);
  }

  /** Once a flush that let deletes wait is sure to send its statements. */
  public void placeWaiting(SessionEntities entities) {
    if (entities.anyDeleted()) {
      advance(entities, Urgency.STATEMENTS);
    }
  }

  private boolean advance(SessionEntities entities, Urgency urgency) {
    return new EarlyDeletes(entities, associations, referrers, setSteps)
        .advance(removed(entities.all()), urgency);
  }

  /** Before a flush begins: the session knows again what rows have that no flush has released. */
  public void restoreReleased(SessionEntities entities) {
    if (entities.anyDeleted()) {
      new ReleasedChildren(entities, associations, planner).restore();
    }
  }

  /** Just before Hibernate looks what it must update: not what one statement releases. */
  public void acceptReleased(EventSource session) {
    if (session.getActionQueue().numberOfDeletions() > 0) {
      new ReleasedChildren(associations.concernedIn(session), associations, planner).accept();
    }
  }

  /** Before anything else: objects that were removed without being loaded, where it matters. */
  public void loadWhereOrderMatters(SessionEntities entities) {
    if (entities.anyDeleted()) {
      new UnloadedDeletes(entities, associations, planner)
          .loadWhereOrderMatters(removed(entities.everyType()));
    }
  }

  private boolean prepare(SessionEntities entities, List<SessionEntity> removed, Urgency urgency) {
    if (removed.isEmpty()) {
      return false;
    }
    announceSets(entities, removed);
    referrers.queueRelease(entities);
    var oneSided = new OneSidedChildren(entities, associations);
    removed.forEach(oneSided::takeOver);
    return new EarlyDeletes(entities, associations, referrers, setSteps).advance(removed, urgency);
  }

  // The statements themselves find their place later; until then queries shall know what they
  // write.
  private void announceSets(SessionEntities entities, List<SessionEntity> removed) {
    var unknown =
        removed.stream()
            .filter(each -> !each.leftAsSet(Object.class).isEmpty() && each.noteSetsQueued())
            .toList();
    if (!unknown.isEmpty()) {
      setSteps.of(entities, unknown, new CoveredEntities(entities, associations)).stream()
          .map(SetStep::persister)
          .distinct()
          .forEach(each -> StatementBeforeDeletes.queue(entities.session(), each, () -> {}));
    }
  }

  /**
   * Just before a flush sends its statements. Deletes of types without rules too: they refer to the
   * others, or go in the order of their own references at least.
   *
   * @return what to do when they are sent
   */
  public Runnable order(EventSource session) {
    var entities = SessionEntities.of(session);
    if (!entities.anyDeleted()) {
      return () -> {};
    }
    dropFromCaches(entities);
    return order(entities);
  }

  private Runnable order(SessionEntities entities) {
    var removed =
        removed(entities.all()).stream().filter(each -> !each.goesBeforeInserts()).toList();
    if (removed.isEmpty()) {
      return () -> {};
    }
    var covered = new CoveredEntities(entities, associations);
    var sets = setSteps.of(entities, removed, covered);
    var order =
        new DeletionOrder(
            removed, sets, new RowReferences(entities, associations), associations.rules().model());
    order.circles().forEach(each -> queueBreak(entities.session(), each));
    queue(entities, removed, order);
    return covered::settle;
  }

  private void dropFromCaches(SessionEntities entities) {
    var types = new HashSet<String>();
    entities.all().stream()
        .filter(SessionEntity::isToBeDeleted)
        .map(each -> each.entry().getEntityName())
        .distinct()
        .forEach(each -> types.addAll(planner.changedByDatabase(each)));
    UnloadedRemovals.of(entities)
        .all()
        .forEach(each -> types.addAll(planner.changedByDatabase(each.entity())));
    CachedRows.drop(entities.session(), types);
  }

  private void queue(SessionEntities entities, List<SessionEntity> removed, DeletionOrder order) {
    var oneSided = new OneSidedChildren(entities, associations);
    var queue = QueuedDeletes.of(entities.session());
    queue.takeOut(removed);
    for (var item : order.ordered(entities.session().getConfiguredJdbcBatchSize())) {
      var set = item.set();
      var entity = item.entity();
      if (set != null) {
        queue.putLast(set.persister(), set::run);
      } else if (entity != null) {
        oneSided.releasesBefore(entity).forEach(each -> queue.putLast(entity.persister(), each));
        if (order.endsBatch(entity)) {
          // As every statement does.
          queue.putLast(entity.persister(), () -> {});
        }
        queue.putLast(entity);
      }
    }
  }

  private static List<SessionEntity> removed(List<SessionEntity> entities) {
    return entities.stream()
        .filter(each -> each.isToBeDeleted() && !each.isLeftToDatabase())
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
