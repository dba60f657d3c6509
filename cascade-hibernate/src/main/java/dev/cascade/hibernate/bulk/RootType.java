package dev.cascade.hibernate.bulk;

import dev.cascade.hibernate.execute.NeededInstances;
import dev.cascade.hibernate.execute.RefusalsBelow;
import dev.cascade.hibernate.execute.TenantsBelow;
import dev.cascade.hibernate.internal.CachedRows;
import dev.cascade.hibernate.internal.QueryInFlush;
import dev.cascade.hibernate.internal.StatementInFlush;
import dev.cascade.model.EntityType;
import dev.cascade.plan.DeletionStep;
import dev.cascade.plan.DeletionStep.Action;
import java.util.List;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;

/**
 * One exact type of roots, and how its rows go.
 *
 * @param levels what goes before them
 * @param isPlain whether a statement may delete them, since nothing happens but what the levels do
 */
record RootType(
    BulkEngine engine,
    EntityPersister persister,
    List<Level> levels,
    boolean isPlain,
    boolean isPostgres) {

  static RootType of(BulkEngine engine, EntityPersister type, boolean isPostgres) {
    var levels = new Levels(engine).of(type.getEntityName());
    return new RootType(engine, type, levels, isPlain(engine, type, levels), isPostgres);
  }

  private static boolean isPlain(BulkEngine engine, EntityPersister type, List<Level> levels) {
    var model = engine.planner().model();
    return new NeededInstances(engine.sessions(), model).ofEntity(type.getEntityName()).isEmpty()
        && engine.softDeletions().of(type).isEmpty()
        && engine.planner().stepsFrom(type.getEntityName()).stream()
            .allMatch(step -> step.action() == Action.REFUSE || isDone(step, levels));
  }

  private static boolean isDone(DeletionStep step, List<Level> levels) {
    return levels.stream()
        .anyMatch(
            each ->
                each.work() != Work.REMOVE
                    && each.hops().size() == 1
                    && each.path().step().relationship().equals(step.relationship())
                    && each.path().step().action() == step.action());
  }

  String name() {
    return persister.getEntityName();
  }

  /** As messages name it. */
  String label() {
    return EntityType.simpleName(name());
  }

  String table() {
    return Level.table(persister.getIdentifierTableDetails());
  }

  RootLock lock(boolean skipLocked) {
    return new RootLock(persister, isPostgres, skipLocked);
  }

  /** Looks for rows below them that refuse, and for such of other tenants. */
  void checkRefusals(EventSource session, List<Object> ids, boolean isMarked) {
    new TenantsBelow(engine.planner()).check(session, persister, ids, isMarked);
    new RefusalsBelow(engine.planner()).check(session, persister, ids, isMarked);
  }

  boolean exist(EventSource session, List<Object> ids) {
    var hql = "select count(*) from %s root where id(root) in (:ids)".formatted(name());
    return QueryInFlush.of(session, hql, Long.class).setParameterList("ids", ids).getSingleResult()
        > 0;
  }

  /** Deletes rows that are locked, with those of their own collections. */
  void deleteRows(EventSource session, List<Object> ids) {
    engine
        .runner()
        .accept(
            session,
            () ->
                StatementInFlush.deletingForGood(
                        session, "delete from %s root where id(root) in (:ids)".formatted(name()))
                    .setParameterList("ids", ids)
                    .executeUpdate());
    CachedRows.drop(session, List.of(name()));
  }

  /** Removes objects of rows that are locked, by the rules. */
  void removeObjects(EventSource session, List<Object> ids) {
    var roots = lock(false).objects(session, ids);
    engine
        .runner()
        .accept(
            session,
            () -> {
              roots.forEach(session::remove);
              session.flush();
            });
  }
}
