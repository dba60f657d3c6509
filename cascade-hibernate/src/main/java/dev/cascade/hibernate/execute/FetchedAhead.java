package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.internal.QueryInFlush;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.plan.DeletionPlanner;
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

  /** What hangs on those objects, on every level, and will be deleted one by one. */
  void fetch(Collection<Object> removed) {
    var level = removed;
    while (!level.isEmpty()) {
      level = fetchLevel(level);
    }
  }

  /** What it has fetched; empty if there was nothing to fetch. */
  private Collection<Object> fetchLevel(Collection<Object> removed) {
    Map<EntityPersister, List<SessionEntity>> byType = new LinkedHashMap<>();
    removed.stream()
        .map(entities::find)
        .filter(Objects::nonNull)
        .filter(each -> each.isLive() && each.isStored())
        .forEach(
            each -> byType.computeIfAbsent(each.persister(), key -> new ArrayList<>()).add(each));
    var fetched = new ArrayList<Object>();
    byType.forEach((type, each) -> fetched.addAll(fetch(type, each)));
    return fetched;
  }

  private List<Object> fetch(EntityPersister type, List<SessionEntity> removed) {
    var fetched = new ArrayList<Object>();
    for (var step : planner.stepsFrom(type.getEntityName())) {
      if (step.removesFarRows() && step.strategy() == Strategy.ONE_BY_ONE) {
        var association = associations.find(type, step.relationship());
        if (association != null && association.rule() != null) {
          fetched.addAll(fetch(type, association, removed));
        }
      }
    }
    return fetched;
  }

  private List<Object> fetch(
      EntityPersister type, Association association, List<SessionEntity> removed) {
    var open =
        removed.stream()
            .map(SessionEntity::instance)
            .filter(each -> isOpen(association.value(each)))
            .toList();
    // One is loaded as quickly when its turn comes.
    if (open.size() < 2) {
      return List.of();
    }
    var hql =
        "from %s parent left join fetch parent.%s where parent in (:chunk)"
            .formatted(type.getEntityName(), association.relationship().attribute());
    for (var chunk : Chunks.toLoad(open)) {
      QueryInFlush.of(entities.session(), hql).setParameterList("chunk", chunk).getResultList();
    }
    return open.stream()
        .<Object>flatMap(each -> Association.elements(association.value(each)).stream())
        .toList();
  }

  private static boolean isOpen(@Nullable Object value) {
    return value instanceof PersistentCollection<?> collection && !collection.wasInitialized();
  }
}
