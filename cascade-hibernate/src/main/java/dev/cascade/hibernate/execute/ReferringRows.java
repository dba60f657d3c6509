package dev.cascade.hibernate.execute;

import dev.cascade.OnDelete;
import dev.cascade.hibernate.execute.SetGroup.Located;
import dev.cascade.hibernate.execute.SetSteps.Start;
import dev.cascade.hibernate.internal.QueryInFlush;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.hibernate.internal.UnloadedRemovals;
import dev.cascade.hibernate.internal.Visibility;
import dev.cascade.model.EntityType;
import dev.cascade.plan.KeyHop;
import dev.cascade.plan.Refusal;
import dev.cascade.plan.RowPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * The rows at the end of a path that refuses, as they will be when the flush has sent its updates
 * and the deletes of other rows.
 *
 * <p>Rows that the flush deletes by statements of its own, or moves, go or leave first and do not
 * count. Rows that the database deletes by the same statement count for RESTRICT, as in SQL.
 */
final class ReferringRows {

  private final SessionEntities entities;
  private final SetGroup group;
  private final RowPath path;
  private final List<Start> all;

  ReferringRows(SessionEntities entities, SetGroup group, RowPath path, List<Start> all) {
    this.entities = entities;
    this.group = group;
    this.path = path;
    this.all = all;
  }

  /** Empty if there are none. */
  Optional<Refusal> refusal() {
    var located = group.locate(path);
    var rows = new LinkedHashSet<Object>(rows(located));
    var loaded = ofType(path.child());
    loaded.stream().filter(this::goesOrMoves).forEach(each -> rows.remove(each.entry().getId()));
    UnloadedRemovals.of(entities).all().stream()
        .filter(each -> persister(path.child()).isSubclassEntityName(each.entity()))
        .forEach(each -> rows.remove(each.id()));
    if (!rows.isEmpty()) {
      rows.removeAll(reachedOtherwise(rows));
    }
    var arriving = loaded.stream().filter(each -> arrives(each, located)).toList();
    return rows.isEmpty() && arriving.isEmpty()
        ? Optional.empty()
        : Optional.of(refusal(rows, arriving));
  }

  private Collection<Object> rows(Located located) {
    return located.from().isEmpty() ? List.of() : among(located, null);
  }

  /** The rows of a path, all or those of some. */
  private List<Object> among(Located located, @Nullable Collection<Object> some) {
    var hql =
        "select id(child) from %s child where %s%s order by id(child)"
            .formatted(
                path.child(),
                located.condition().hql(),
                some == null ? "" : " and id(child) in (:some)");
    var result = new ArrayList<Object>();
    for (var from : Chunks.of(located.from())) {
      for (var part : some == null ? List.of(List.of()) : Chunks.of(some)) {
        result.addAll(
            Visibility.ofReferrers(
                group.isMarked(),
                persister(path.child()),
                entities.session(),
                () -> read(hql, from, some == null ? null : part)));
      }
    }
    return result;
  }

  private List<Object> read(String hql, List<Object> from, @Nullable List<Object> some) {
    var query =
        QueryInFlush.of(entities.session(), hql, Object.class).setParameterList("from", from);
    return (some == null ? query : query.setParameterList("some", some)).getResultList();
  }

  private Set<Object> reachedOtherwise(Set<Object> rows) {
    var result = new HashSet<Object>(belowMoved(rows));
    for (var start : all) {
      for (var other : start.paths()) {
        if (other.step().deletesFarRows() && goesBefore(other) && isSameType(other)) {
          var located = start.group().locate(other);
          if (located.tree() != null) {
            rows.stream().filter(located.tree()::contains).forEach(result::add);
          } else if (!located.from().isEmpty()) {
            result.addAll(among(located, rows));
          }
        }
      }
    }
    return result;
  }

  private boolean goesBefore(RowPath other) {
    return !(other.isByDatabase() || other.step().isDatabaseCascade())
        || path.step().relationship().foreignKey().onDelete() != OnDelete.RESTRICT;
  }

  private boolean isSameType(RowPath other) {
    return persister(other.child()).isSubclassEntityName(path.child())
        || persister(path.child()).isSubclassEntityName(other.child());
  }

  // What was moved away in memory takes along what hangs on it.
  private Set<Object> belowMoved(Set<Object> rows) {
    var result = new HashSet<Object>();
    for (var i = 0; i < path.hops().size() - 1; i++) {
      var hop = path.hops().get(i);
      List<Object> moved =
          new ArrayList<>(
              ofType(hop.child()).stream()
                  .filter(each -> each.isLive() && each.isStored() && hasMoved(each, hop))
                  .map(SessionEntity::instance)
                  .toList());
      var below = path.hops().subList(i + 1, path.hops().size());
      if (!moved.isEmpty() && below.stream().noneMatch(KeyHop::isTree)) {
        var condition = new RowCondition(below, path.child(), false);
        result.addAll(among(new Located(condition, moved, null), rows));
      }
    }
    return result;
  }

  private boolean goesOrMoves(SessionEntity entity) {
    return entity.isToBeDeleted()
        ? !entity.isLeftToDatabase()
        : entity.isStored() && entity.isLive() && hasMoved(entity, path.end());
  }

  private boolean hasMoved(SessionEntity entity, KeyHop hop) {
    return KeyOfHop.hasMoved(entity, hop, entities);
  }

  /** Whether it refers to a removed object in memory, and not yet in the database. */
  private boolean arrives(SessionEntity entity, Located located) {
    return path.hops().size() == 1
        && entity.isLive()
        && (!entity.isStored() || hasMoved(entity, path.end()))
        && located.from().stream()
            .map(entities::resolve)
            .anyMatch(each -> each == KeyOfHop.value(entity, path.end(), entities));
  }

  private Refusal refusal(Set<Object> rows, List<SessionEntity> arriving) {
    var children = new ArrayList<>(rows);
    arriving.stream()
        .map(each -> each.entry().getId())
        .filter(id -> id != null && !rows.contains(id))
        .forEach(children::add);
    return new Refusal(
        simpleName(path.end().parent()),
        told(parentIds()),
        simpleName(path.child()) + "." + path.end().key(),
        simpleName(path.child()),
        (long) Math.max(children.size(), rows.size() + arriving.size()),
        told(children),
        path.step().reason());
  }

  // Of a path over several levels only the removed objects are known by name.
  private List<Object> parentIds() {
    return path.hops().size() > 1
        ? List.of()
        : group.removed().stream().map(each -> each.entry().getId()).toList();
  }

  private static List<Object> told(List<Object> ids) {
    return ids.stream().limit(Refusal.TOLD_IDS).toList();
  }

  private List<SessionEntity> ofType(String entity) {
    return entities.everyType().stream()
        .filter(each -> persister(entity).isSubclassEntityName(each.persister().getEntityName()))
        .toList();
  }

  private EntityPersister persister(String entity) {
    return entities.session().getFactory().getMappingMetamodel().getEntityDescriptor(entity);
  }

  private static String simpleName(String entity) {
    return EntityType.simpleName(entity);
  }
}
