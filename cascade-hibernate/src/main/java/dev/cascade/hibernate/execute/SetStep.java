package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.execute.SetGroup.Located;
import dev.cascade.hibernate.internal.CachedRows;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.hibernate.internal.StatementInFlush;
import dev.cascade.hibernate.internal.Visibility;
import dev.cascade.hibernate.operation.RunningOperation;
import dev.cascade.hibernate.softdelete.SoftDeletions;
import dev.cascade.plan.DeletionStep.Action;
import dev.cascade.plan.KeyHop;
import dev.cascade.plan.RowPath;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Deletes or releases, by one statement, the rows at the end of one path of keys, or only looks
 * which of them are in the session where the database does it.
 */
final class SetStep {

  private final SetGroup group;
  private final RowPath path;
  private final CoveredEntities covered;
  private final SoftDeletions softDeletions;
  private final Set<String> changedByDatabase;

  /**
   * Not sent yet.
   *
   * @param changedByDatabase the types whose rows the database changes when rows of the path go
   */
  SetStep(
      SetGroup group,
      RowPath path,
      CoveredEntities covered,
      SoftDeletions softDeletions,
      Set<String> changedByDatabase) {
    this.group = group;
    this.path = path;
    this.covered = covered;
    this.softDeletions = softDeletions;
    this.changedByDatabase = changedByDatabase;
  }

  RowPath path() {
    return path;
  }

  Set<SessionEntity> removed() {
    return group.removed();
  }

  /** The type of the rows. */
  EntityPersister persister() {
    return persisterOf(path.child());
  }

  private EntityPersister persisterOf(String entity) {
    return group
        .entities()
        .session()
        .getFactory()
        .getMappingMetamodel()
        .getEntityDescriptor(entity);
  }

  boolean sendsStatement() {
    return !path.isByDatabase()
        && (path.step().removesFarRows() || path.step().action() == Action.SET_NULL);
  }

  /** Whether its rows may be rows of entities that are removed one by one. */
  boolean mayCover(SessionEntity entity) {
    return path.step().deletesFarRows()
        && persister().isSubclassEntityName(entity.persister().getEntityName());
  }

  /**
   * Whether an entity of the session has moved, or is new, that is or will be a row on the way: the
   * statement must wait for what the flush writes of it.
   */
  boolean isTouchedByUpdates(SessionEntities session) {
    return session.everyType().stream()
        .filter(SessionEntity::isLive)
        .anyMatch(each -> isTouched(each, session));
  }

  private boolean isTouched(SessionEntity entity, SessionEntities session) {
    for (var at = 0; at < path.hops().size(); at++) {
      var hop = path.hops().get(at);
      if (isOfType(entity, hop)
          && (KeyOfHop.hasMoved(entity, hop, session)
              || (!entity.isStored() && willBelong(entity, at, session)))) {
        return true;
      }
    }
    return false;
  }

  // What is not loaded may belong.
  private boolean willBelong(SessionEntity entity, int at, SessionEntities session) {
    var hop = path.hops().get(at);
    var parent = KeyOfHop.value(entity, hop, session);
    var found = session.find(parent);
    if (hop.isTree() || found == null || found.isToBeDeleted()) {
      return hop.isTree() || parent != null;
    }
    return at > 0 && willBelong(found, at - 1, session);
  }

  private boolean isOfType(SessionEntity entity, KeyHop hop) {
    return persisterOf(hop.child()).isSubclassEntityName(entity.persister().getEntityName());
  }

  void run() {
    var located = group.locate(path);
    if (located.from().isEmpty()) {
      return;
    }
    covered.lookUp(this, located);
    if (sendsStatement()) {
      send(located);
    }
  }

  private void send(Located located) {
    var where = located.condition().hql();
    switch (path.step().action()) {
      case MARK -> tell(mark(located));
      case DELETE -> {
        openCircles(located);
        tell(
            delete("delete from %s child where %s".formatted(path.child(), where), located.from()));
        CachedRows.drop(group.entities().session(), changedByDatabase);
      }
      default -> tell(send(release(path.end().key(), where), located.from()));
    }
    CachedRows.drop(group.entities().session(), List.of(path.child()));
  }

  private void tell(long rows) {
    var step = path.step();
    RunningOperation.note(
        group.entities().session(), step.relationship().path(), path.child(), step.action(), rows);
  }

  // Of live rows below live rows: what was deleted before keeps its own marks.
  private long mark(Located located) {
    var marks = softDeletions.of(persister()).orElseThrow().marks(group.deletion());
    var hql =
        "update %s%s child set %s where %s"
            .formatted(
                persister().isVersioned() ? "versioned " : "",
                path.child(),
                marks.keySet().stream()
                    .map("child.%1$s = :%1$s"::formatted)
                    .collect(Collectors.joining(", ")),
                located.condition().hql());
    return send(hql, located.from(), marks);
  }

  // One statement may delete a circle as a whole, several may not.
  private void openCircles(Located located) {
    if (located.tree() != null && Chunks.of(located.from()).size() > 1) {
      var key = path.end().treeKeys().get(0);
      send(release(key, "id(child) in (:from)"), List.copyOf(located.tree().circling()));
    }
  }

  private String release(String key, String where) {
    return "update %s%s child set child.%s = null where %s"
        .formatted(persister().isVersioned() ? "versioned " : "", path.child(), key, where);
  }

  private long delete(String hql, List<Object> ids) {
    var rows = 0L;
    for (var chunk : Chunks.of(ids)) {
      rows +=
          StatementInFlush.deletingForGood(group.entities().session(), hql)
              .setParameterList("from", chunk)
              .executeUpdate();
    }
    return rows;
  }

  private long send(String hql, List<Object> ids) {
    return send(hql, ids, Map.of());
  }

  private long send(String hql, List<Object> ids, Map<String, Object> values) {
    var session = group.entities().session();
    var rows = 0L;
    for (var chunk : Chunks.of(ids)) {
      rows +=
          Visibility.ofReferrers(
              group.isMarked(),
              persister(),
              session,
              () -> {
                var statement = StatementInFlush.of(session, hql).setParameterList("from", chunk);
                values.forEach(statement::setParameter);
                return statement.executeUpdate();
              });
    }
    return rows;
  }
}
