package dev.cascade.hibernate.execute;

import dev.cascade.OnDelete;
import dev.cascade.hibernate.execute.SetGroup.Located;
import dev.cascade.hibernate.internal.EntityRemovals;
import dev.cascade.hibernate.internal.QueryInFlush;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.plan.DeletionStep.Action;
import dev.cascade.plan.RowPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.Hibernate;
import org.hibernate.proxy.HibernateProxy;

/**
 * Entities of the session whose rows go, or lose a reference, without an object of their own being
 * told: their parent is not loaded. Only the database knows them; it is asked only if there are
 * candidates.
 */
final class CoveredEntities {

  private final SessionEntities entities;
  private final Associations associations;
  private final List<SessionEntity> known;
  private final List<Runnable> afterStatements = new ArrayList<>();

  CoveredEntities(SessionEntities entities, Associations associations) {
    this.entities = entities;
    this.associations = associations;
    this.known = entities.everyType();
  }

  /** Whether the session has entities that rows of the path may be. */
  boolean mayHave(RowPath path) {
    return known.stream().anyMatch(each -> isCandidate(each, path));
  }

  /** Just before the rows of a step go: looks which are in the session. */
  void lookUp(SetStep step, Located located) {
    var candidates = candidates(step, located);
    if (!candidates.isEmpty()) {
      var rows = rows(candidates, located);
      candidates.stream()
          .filter(each -> rows.contains(each.entry().getId()))
          .forEach(each -> note(each, step));
    }
  }

  /** Takes out of the session what has no row any more, and references out of what stays. */
  void forget() {
    List.copyOf(afterStatements).forEach(Runnable::run);
    afterStatements.clear();
  }

  /** As {@link #forget()}, when all statements of the flush are sent and nothing else will be. */
  void settle() {
    if (!afterStatements.isEmpty()) {
      forget();
      entities.session().getActionQueue().executeActions();
    }
  }

  private List<SessionEntity> candidates(SetStep step, Located located) {
    return known.stream()
        .filter(each -> each.isStored() && isOfType(each, step.path()))
        .filter(
            each ->
                each.isToBeDeleted()
                    ? mayGoBefore(each, step.path())
                    : each.isLive() && (located.tree() != null || isUnknown(each, step.path())))
        .toList();
  }

  private boolean isCandidate(SessionEntity entity, RowPath path) {
    return entity.isStored()
        && isOfType(entity, path)
        && (entity.isLive() ? isUnknown(entity, path) : mayGoBefore(entity, path));
  }

  // Its own delete would find no row.
  private static boolean mayGoBefore(SessionEntity removed, RowPath path) {
    return path.step().deletesFarRows() && removed.isToBeDeleted() && !removed.isLeftToDatabase();
  }

  private static boolean isOfType(SessionEntity entity, RowPath path) {
    var type = entity.persister().getFactory().getMappingMetamodel();
    return type.getEntityDescriptor(path.child())
        .isSubclassEntityName(entity.persister().getEntityName());
  }

  // A parent in the session has told its children already.
  private boolean isUnknown(SessionEntity entity, RowPath path) {
    return !KeyOfHop.isFetched(entity, path.end())
        || (KeyOfHop.value(entity, path.end(), entities) instanceof HibernateProxy parent
            && !entities.isDeleted(parent));
  }

  private Set<Object> rows(Collection<SessionEntity> candidates, Located located) {
    var ids = new HashSet<Object>();
    if (located.tree() != null) {
      candidates.stream()
          .map(each -> each.entry().getId())
          .filter(located.tree()::contains)
          .forEach(ids::add);
      return ids;
    }
    var hql =
        "select id(child) from %s child where %s and id(child) in (:candidates)"
            .formatted(located.condition().child(), located.condition().hql());
    for (var from : Chunks.of(located.from())) {
      for (var chunk : Chunks.of(candidates.stream().map(each -> each.entry().getId()).toList())) {
        ids.addAll(
            QueryInFlush.of(entities.session(), hql)
                .setParameterList("from", from)
                .setParameterList("candidates", chunk)
                .getResultList());
      }
    }
    return ids;
  }

  private void note(SessionEntity entity, SetStep step) {
    var path = step.path();
    if (entity.isToBeDeleted() && step.sendsStatement()) {
      entity.noteGone();
    } else if (entity.isToBeDeleted()) {
      entity.noteMayBeGone();
    } else if (path.step().deletesFarRows()) {
      afterStatements.add(() -> forget(entity));
    } else if (setsNull(path)) {
      afterStatements.add(() -> release(entity, path));
    }
  }

  private void forget(SessionEntity entity) {
    if (!Hibernate.isInitialized(entity.instance())) {
      // A reference of an enhanced class: to remove it Hibernate would load it.
      entities.session().evict(entity.instance());
    } else if (entity.isLive()) {
      var removals = EntityRemovals.of(entities);
      removals.forget(entity);
      removals.forgetCollections(entity);
    }
  }

  private static boolean setsNull(RowPath path) {
    var clause = path.step().relationship().foreignKey().onDelete();
    return path.step().action() == Action.SET_NULL
        || clause == OnDelete.SET_NULL
        || clause == OnDelete.SET_DEFAULT;
  }

  private void release(SessionEntity entity, RowPath path) {
    var side = path.step().relationship();
    var key =
        path.step().isSeenFromTarget()
            ? side
            : associations.rules().model().oppositeOf(side).orElse(side);
    var association = associations.find(entity.persister(), key);
    if (entity.isLive() && association != null) {
      association.accept(entity.instance(), entity.entry(), null, entities.session());
      if (path.step().action() == Action.SET_NULL) {
        entity.readVersion(entities.session());
      }
    }
  }
}
