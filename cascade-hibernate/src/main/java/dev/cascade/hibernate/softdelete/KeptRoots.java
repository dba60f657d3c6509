package dev.cascade.hibernate.softdelete;

import dev.cascade.hibernate.internal.QueryInFlush;
import dev.cascade.model.EntityType;
import dev.cascade.plan.DeletionPlanner;
import dev.cascade.plan.DeletionStep;
import dev.cascade.plan.DeletionStep.Action;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.event.spi.EventSource;

/**
 * Finds of some marked rows those that cannot be deleted for good: a live row would go with them,
 * or a row refuses.
 *
 * <p>One query a path of relationships; of rows that hang below rows of their own type one more a
 * level. In a session that shows all rows.
 */
final class KeptRoots {

  private final EventSource session;
  private final DeletionPlanner planner;
  private final SoftDeletions softDeletions;
  private final Map<Object, Set<String>> found = new LinkedHashMap<>();
  private final Map<String, Set<Object>> visited = new LinkedHashMap<>();
  private final Deque<Start> open = new ArrayDeque<>();

  /** By the plans by which rows are deleted for good. */
  KeptRoots(EventSource session, DeletionPlanner planner, SoftDeletions softDeletions) {
    this.session = session;
    this.planner = planner;
    this.softDeletions = softDeletions;
  }

  /**
   * Of rows of one type those that must be left.
   *
   * @return for each over which relationships
   */
  Map<Object, Set<String>> among(String entity, Collection<Object> ids) {
    var roots = new LinkedHashMap<Object, Set<Object>>();
    ids.forEach(each -> roots.put(each, Set.of(each)));
    open.add(new Start(entity, false, roots));
    while (!open.isEmpty()) {
      var start = open.remove();
      follow(start, RowsBelow.of(start.entity(), start.isByDatabase()));
    }
    return found;
  }

  private void follow(Start start, RowsBelow near) {
    for (var step : stepsBelow(near)) {
      var far = near.below(step, planner.model());
      if (step.action() == Action.REFUSE && !isDeletedElsewhere(step, start.entity())) {
        keep(start, far.anyAbove(), step);
      } else if (step.deletesFarRows()) {
        deletedAt(far.entity()).ifPresent(at -> keep(start, far.liveAbove(at), step));
        goOn(start, near, far);
      }
    }
  }

  private void goOn(Start start, RowsBelow near, RowsBelow far) {
    if (near.entities().stream().noneMatch(each -> isRelated(each, far.entity()))) {
      follow(start, far);
      return;
    }
    var next = new LinkedHashMap<Object, Set<Object>>();
    for (var pair : select(far.pairs(), start, Object[].class)) {
      if (visited.computeIfAbsent(far.entity(), name -> new HashSet<>()).add(List.of(pair))) {
        start
            .rootsOf(pair[1])
            .forEach(root -> next.computeIfAbsent(pair[0], id -> new LinkedHashSet<>()).add(root));
      }
    }
    if (!next.isEmpty()) {
      open.add(new Start(far.entity(), far.isByDatabase(), next));
    }
  }

  private void keep(Start start, String hql, DeletionStep step) {
    for (var id : select(hql, start, Object.class)) {
      start
          .rootsOf(id)
          .forEach(
              root ->
                  found
                      .computeIfAbsent(root, key -> new LinkedHashSet<>())
                      .add(step.relationship().path()));
    }
  }

  private <T> List<T> select(String hql, Start start, Class<T> type) {
    return QueryInFlush.of(session, hql, type)
        .setParameterList("ids", start.roots().keySet())
        .getResultList();
  }

  private List<DeletionStep> stepsBelow(RowsBelow near) {
    var steps = new LinkedHashMap<Object, DeletionStep>();
    types(near.entity())
        .flatMap(
            type ->
                (near.isByDatabase() ? planner.databaseStepsFrom(type) : planner.stepsFrom(type))
                    .stream())
        .forEach(each -> steps.putIfAbsent(List.of(each.relationship(), each.action()), each));
    return List.copyOf(steps.values());
  }

  // What goes itself does not refuse; whether it all goes, the removal finds out.
  private boolean isDeletedElsewhere(DeletionStep refusing, String root) {
    return types(root)
        .flatMap(type -> planner.planFor(type).steps().stream())
        .filter(DeletionStep::deletesFarRows)
        .anyMatch(each -> isRelated(each.farEntity(), refusing.farEntity()));
  }

  private Stream<String> types(String entity) {
    return planner.model().withSubtypes(entity).stream().map(EntityType::name);
  }

  private boolean isRelated(String entity, String other) {
    return planner.model().areRelated(entity, other);
  }

  private Optional<String> deletedAt(String entity) {
    return softDeletions
        .of(session.getFactory().getMappingMetamodel().getEntityDescriptor(entity))
        .map(SoftDeletion::deletedAt);
  }

  /**
   * Rows to look below.
   *
   * @param isByDatabase whether the database deletes them by itself
   * @param roots of each row the roots that it hangs below
   */
  private record Start(String entity, boolean isByDatabase, Map<Object, Set<Object>> roots) {

    Set<Object> rootsOf(Object id) {
      return roots.getOrDefault(id, Set.of());
    }
  }
}
