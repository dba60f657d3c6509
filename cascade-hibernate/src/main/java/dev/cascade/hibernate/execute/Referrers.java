package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.internal.CollectionRows;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.hibernate.internal.StatementBeforeDeletes;
import dev.cascade.model.Relationship;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.plan.DeletionPlanner;
import dev.cascade.plan.DeletionStep.Action;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.hibernate.Hibernate;

/**
 * Releases the rows that refer to removed ones and stay: foreign keys become NULL, join rows go.
 *
 * <p>One statement a relationship, sent after the flush's updates and before its deletes. Of
 * children in the session it releases those that need no update of their own, see {@link
 * ReleasedChildren}. Safe for many threads.
 */
public final class Referrers {

  private final Associations associations;
  private final DeletionPlanner planner;

  /** By the rules of {@code associations}, and by their plans. */
  public Referrers(Associations associations, DeletionPlanner planner) {
    this.associations = associations;
    this.planner = planner;
  }

  /** Queues what the removals need that were made since the last call. */
  public void queueRelease(SessionEntities entities) {
    var releases = new LinkedHashMap<Relationship, Release>();
    for (var entity : entities.all()) {
      if (entity.isToBeDeleted()
          && !associations.of(entity.persister()).isEmpty()
          && entity.noteReferrersQueued()) {
        associations.of(entity.persister()).stream()
            .filter(side -> leavesReferrers(entity, side))
            .forEach(
                side ->
                    releases
                        .computeIfAbsent(
                            side.relationship(), key -> new Release(side, new ArrayList<>()))
                        .removed()
                        .add(entity));
      }
    }
    releases.values().forEach(each -> queue(entities, each.side(), each.removed()));
  }

  /** One relationship and the removed entities that still have referrers over it. */
  private record Release(Association side, List<SessionEntity> removed) {}

  /**
   * Whether removing that entity needs a statement over that side, by the plan. Not for a loaded
   * collection of which each child is updated by itself; join rows of an owning side Hibernate
   * deletes itself, unless they are left to the database, which as in SQLAlchemy holds for those
   * not loaded.
   */
  boolean leavesReferrers(SessionEntity removed, Association side) {
    if (side.rule() == null
        || !removed.isStored()
        || associations.keepsReferrers(removed.persister(), side.rule())) {
      return false;
    }
    return switch (side.relationship().keyHolder()) {
      case THIS -> false;
      case JOIN_TABLE ->
          side.relationship().owning()
              ? !isPlanned(removed, side, Action.UNLINK) && isLoaded(removed, side)
              : isPlanned(removed, side, Action.UNLINK);
      case TARGET ->
          side.opposite() == null
              || (isPlanned(removed, side, Action.SET_NULL)
                  && (!isLoaded(removed, side)
                      || associations.mayBeMarked(side.relationship().target())
                      || associations.mayHide(side.relationship())
                      || ReleasedChildren.areOf(removed, side.relationship())));
    };
  }

  private boolean isPlanned(SessionEntity removed, Association side, Action action) {
    return planner.stepsFrom(removed.entry().getEntityName()).stream()
        .anyMatch(
            step -> step.action() == action && step.relationship().equals(side.relationship()));
  }

  private static boolean isLoaded(SessionEntity removed, Association side) {
    return side.isFetched(removed.instance())
        && Hibernate.isInitialized(side.value(removed.instance()));
  }

  private void queue(SessionEntities entities, Association side, List<SessionEntity> removed) {
    var written =
        entities
            .session()
            .getFactory()
            .getMappingMetamodel()
            .getEntityDescriptor(side.relationship().target());
    StatementBeforeDeletes.queue(entities.session(), written, releaseOf(entities, side, removed));
  }

  // A removal may be taken back between two flushes.
  private static List<SessionEntity> stillRemoved(List<SessionEntity> removed) {
    return removed.stream().filter(SessionEntity::isToBeDeleted).toList();
  }

  private Runnable releaseOf(
      SessionEntities entities, Association side, List<SessionEntity> removed) {
    if (side.opposite() == null && side.relationship().keyHolder() == KeyHolder.TARGET) {
      // Released one by one, see OneSidedChildren; this only tells queries which tables will
      // change.
      return () -> {};
    }
    if (side.relationship().keyHolder() == KeyHolder.TARGET) {
      return () ->
          new ReleaseStatement(entities, associations, side, stillRemoved(removed)).execute();
    }
    var rows = CollectionRows.of(side.type(), entities.session());
    return () -> stillRemoved(removed).forEach(rows::delete);
  }
}
