package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.hibernate.internal.UnloadedRemovals;
import dev.cascade.hibernate.internal.UnloadedRemovals.UnloadedRemoval;
import dev.cascade.model.Relationship;
import dev.cascade.plan.DeletionPlanner;
import dev.cascade.plan.DeletionStep.Action;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Objects that were removed without being loaded: one statement, but of unknown references.
 *
 * <p>Where one flush removes rows of related types besides, their order matters, and they are
 * loaded after all; also where the session has entities that the database may delete or change with
 * them, which is told of loaded ones only.
 */
final class UnloadedDeletes {

  private final SessionEntities entities;
  private final Associations associations;
  private final DeletionPlanner planner;

  UnloadedDeletes(SessionEntities entities, Associations associations, DeletionPlanner planner) {
    this.entities = entities;
    this.associations = associations;
    this.planner = planner;
  }

  void loadWhereOrderMatters(List<SessionEntity> loaded) {
    var removals = UnloadedRemovals.of(entities);
    var unloaded = removals.all();
    if (unloaded.isEmpty()) {
      return;
    }
    var types = new HashSet<String>();
    loaded.forEach(each -> types.add(each.entry().getEntityName()));
    unloaded.forEach(each -> types.add(each.entity()));
    var covered = new CoveredEntities(entities, associations);
    unloaded.stream()
        .filter(each -> isRelatedToAny(each.entity(), types) || mayTakeAlong(each, covered))
        .forEach(removals::loadAndDelete);
  }

  private boolean mayTakeAlong(UnloadedRemoval removal, CoveredEntities covered) {
    return planner.stepsFrom(removal.entity()).stream()
        .filter(step -> step.action() == Action.LEAVE_TO_DATABASE)
        .flatMap(step -> planner.pathsFrom(step).stream())
        .anyMatch(covered::mayHave);
  }

  private boolean isRelatedToAny(String entity, Set<String> others) {
    var model = associations.rules().model();
    return model.relationshipsOf(entity).stream()
            .map(Relationship::target)
            .anyMatch(target -> others.stream().anyMatch(other -> model.isA(other, target)))
        || model.relationshipsTo(entity).stream()
            .map(Relationship::entity)
            .anyMatch(source -> others.stream().anyMatch(other -> model.isA(other, source)));
  }
}
