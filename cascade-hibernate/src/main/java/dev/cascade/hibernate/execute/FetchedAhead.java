package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.internal.QueryInFlush;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.plan.DeletionPlanner;
import dev.cascade.plan.DeletionStep.Action;
import dev.cascade.plan.Strategy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Loads the collections of many objects that are about to be deleted one by one, in chunks, instead
 * of one query an object.
 */
final class FetchedAhead {

  private final SessionEntities entities;
  private final Associations associations;
  private final DeletionPlanner planner;

  FetchedAhead(SessionEntities entities, Associations associations, DeletionPlanner planner) {
    this.entities = entities;
    this.associations = associations;
    this.planner = planner;
  }

  /** What hangs on those objects and will be deleted one by one. */
  void fetch(Collection<Object> removed) {
    Map<EntityPersister, List<SessionEntity>> byType = new LinkedHashMap<>();
    removed.stream()
        .map(entities::find)
        .filter(Objects::nonNull)
        .filter(each -> each.isLive() && each.isStored())
        .forEach(
            each -> byType.computeIfAbsent(each.persister(), key -> new ArrayList<>()).add(each));
    byType.forEach(this::fetch);
  }

  private void fetch(EntityPersister type, List<SessionEntity> removed) {
    for (var step : planner.stepsFrom(type.getEntityName())) {
      if (step.action() == Action.DELETE && step.strategy() == Strategy.ONE_BY_ONE) {
        var association = associations.find(type, step.relationship());
        if (association != null && association.rule() != null) {
          fetch(type, association, removed);
        }
      }
    }
  }

  private void fetch(EntityPersister type, Association association, List<SessionEntity> removed) {
    var open =
        removed.stream()
            .filter(each -> isOpen(association.value(each.instance())))
            .map(SessionEntity::instance)
            .toList();
    if (open.size() > 1) {
      var hql =
          "from %s parent left join fetch parent.%s where parent in (:chunk)"
              .formatted(type.getEntityName(), association.relationship().attribute());
      for (var chunk : Chunks.toLoad(open)) {
        QueryInFlush.of(entities.session(), hql).setParameterList("chunk", chunk).getResultList();
      }
    }
  }

  private static boolean isOpen(@Nullable Object value) {
    return value instanceof PersistentCollection<?> collection && !collection.wasInitialized();
  }
}
