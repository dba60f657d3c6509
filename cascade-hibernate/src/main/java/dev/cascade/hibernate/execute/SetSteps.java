package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.internal.Deletion;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.hibernate.softdelete.SoftDeletions;
import dev.cascade.model.Relationship;
import dev.cascade.plan.DeletionPlanner;
import dev.cascade.plan.DeletionStep;
import dev.cascade.plan.DeletionStep.Action;
import dev.cascade.plan.RowPath;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The steps for sets of rows that one flush's removals need. Safe for many threads. */
final class SetSteps {

  private final DeletionPlanner planner;

  private final SoftDeletions softDeletions;

  SetSteps(DeletionPlanner planner, SoftDeletions softDeletions) {
    this.planner = planner;
    this.softDeletions = softDeletions;
  }

  /** What was left as a set when these were removed: one step a path, for all of them together. */
  List<SetStep> of(SessionEntities entities, List<SessionEntity> removed, CoveredEntities covered) {
    return Stream.of(
            groups(entities, removed, SetSteps::leftAsSet),
            groups(entities, removed, this::leftToDatabase))
        .flatMap(starts -> steps(starts, covered))
        .filter(each -> each.sendsStatement() || covered.mayHave(each.path()))
        .toList();
  }

  /** Removed objects by the steps that begin with them. */
  List<Start> groups(
      SessionEntities entities,
      List<SessionEntity> removed,
      Function<SessionEntity, List<DeletionStep>> starts) {
    var groups = new LinkedHashMap<Together, Start>();
    for (var entity : removed) {
      for (var start : starts.apply(entity)) {
        groups
            .computeIfAbsent(
                new Together(start.relationship(), entity.deletion()),
                key -> new Start(new SetGroup(entities), planner.pathsFrom(start)))
            .group()
            .add(entity);
      }
    }
    return List.copyOf(groups.values());
  }

  /** What was left as a set when that was removed. */
  static List<DeletionStep> leftAsSet(SessionEntity removed) {
    return removed.leftAsSet(DeletionStep.class);
  }

  /** Whether rows that were left as a set have values that no two rows may share. */
  boolean freeUniqueValue(SessionEntity removed) {
    return leftAsSet(removed).stream()
        .flatMap(start -> planner.pathsFrom(start).stream())
        .filter(path -> path.step().deletesFarRows() && !path.isByDatabase())
        .anyMatch(path -> planner.hasUniqueKey(path.child()));
  }

  private List<DeletionStep> leftToDatabase(SessionEntity removed) {
    return planner.stepsFrom(removed.entry().getEntityName()).stream()
        .filter(step -> step.action() == Action.LEAVE_TO_DATABASE)
        .toList();
  }

  private Stream<SetStep> steps(List<Start> starts, CoveredEntities covered) {
    return starts.stream()
        .flatMap(start -> start.paths().stream().map(path -> step(start.group(), path, covered)));
  }

  private SetStep step(SetGroup group, RowPath path, CoveredEntities covered) {
    var changed = new HashSet<String>();
    planner
        .model()
        .withSubtypes(path.child())
        .forEach(type -> changed.addAll(planner.changedByDatabase(type.name())));
    return new SetStep(group, path, covered, softDeletions, changed);
  }

  // Rows are marked by the removal that takes them.
  private record Together(Relationship side, @Nullable Deletion deletion) {}

  /** Removed objects and the paths that begin with them over one relationship. */
  record Start(SetGroup group, List<RowPath> paths) {}
}
