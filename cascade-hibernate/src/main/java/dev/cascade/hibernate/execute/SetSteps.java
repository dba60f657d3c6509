package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.model.Relationship;
import dev.cascade.plan.DeletionPlanner;
import dev.cascade.plan.DeletionStep;
import dev.cascade.plan.DeletionStep.Action;
import dev.cascade.plan.RowPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The steps for sets of rows that one flush's removals need. Safe for many threads. */
final class SetSteps {

  private final DeletionPlanner planner;

  SetSteps(DeletionPlanner planner) {
    this.planner = planner;
  }

  /** What was left as a set when these were removed: one step a path, for all of them together. */
  List<SetStep> of(SessionEntities entities, List<SessionEntity> removed, CoveredEntities covered) {
    var byUs =
        steps(entities, removed, covered, each -> each.leftAsSet(DeletionStep.class))
            .filter(each -> each.sendsStatement() || covered.mayHave(each.path()));
    var byDatabase =
        steps(entities, removed, covered, this::leftToDatabase)
            .filter(each -> covered.mayHave(each.path()));
    return Stream.concat(byUs, byDatabase).toList();
  }

  private List<DeletionStep> leftToDatabase(SessionEntity removed) {
    return planner.stepsFrom(removed.entry().getEntityName()).stream()
        .filter(step -> step.action() == Action.LEAVE_TO_DATABASE)
        .toList();
  }

  private Stream<SetStep> steps(
      SessionEntities entities,
      List<SessionEntity> removed,
      CoveredEntities covered,
      Function<SessionEntity, List<DeletionStep>> starts) {
    var groups = new LinkedHashMap<Relationship, SetGroup>();
    Map<Relationship, List<RowPath>> paths = new LinkedHashMap<>();
    for (var entity : removed) {
      for (var start : starts.apply(entity)) {
        groups.computeIfAbsent(start.relationship(), key -> new SetGroup(entities)).add(entity);
        paths.computeIfAbsent(start.relationship(), key -> planner.pathsFrom(start));
      }
    }
    var steps = new ArrayList<SetStep>();
    groups.forEach(
        (relationship, group) ->
            paths
                .getOrDefault(relationship, List.of())
                .forEach(path -> steps.add(new SetStep(group, path, covered))));
    return steps.stream();
  }
}
