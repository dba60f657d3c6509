package dev.cascade.hibernate.bulk;

import dev.cascade.OnDelete;
import dev.cascade.model.DomainModel;
import dev.cascade.plan.DeletionStep;
import dev.cascade.plan.RowPath;
import dev.cascade.plan.Strategy;
import dev.cascade.rule.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Compiles what a delete does before the roots themselves go.
 *
 * <p>Only rows that the removal of a root would delete, mark or release anyway, over keys of their
 * own; what it does besides, it does when the root goes.
 */
record Levels(BulkEngine engine) {

  /**
   * Of roots of exactly that type.
   *
   * @return children first; empty if nothing hangs on it
   */
  List<Level> of(String root) {
    var model = engine.planner().model();
    var isMarked = model.entity(root).isSoftDeletable();
    var levels = new ArrayList<Level>();
    engine.planner().stepsFrom(root).stream()
        .flatMap(step -> engine.planner().pathsFrom(step).stream())
        .forEach(path -> level(path, isMarked).ifPresent(levels::add));
    levels.sort(Comparator.comparingInt(each -> place(each, root)));
    return childrenFirst(levels, model);
  }

  private Optional<Level> level(RowPath path, boolean isMarked) {
    return work(path.step()).map(work -> new Level(path, hops(path), work, isMarked));
  }

  private List<Hop> hops(RowPath path) {
    return path.hops().stream().map(each -> Hop.of(each, engine.sessions())).toList();
  }

  private Optional<Work> work(DeletionStep step) {
    var isOneByOne = step.strategy() == Strategy.ONE_BY_ONE;
    return switch (step.action()) {
      case DELETE -> isOneByOne ? removed(step) : Optional.of(Work.DELETE);
      case MARK -> isOneByOne ? removed(step) : Optional.of(Work.MARK);
      case SET_NULL -> isOneByOne ? Optional.empty() : Optional.of(Work.RELEASE);
      case LEAVE_TO_DATABASE -> insteadOfDatabase(step);
      case UNLINK, REFUSE -> Optional.empty();
    };
  }

  // An object without which its parent may not be goes together with it.
  private Optional<Work> removed(DeletionStep step) {
    return engine.rules().on(step.relationship()).filter(Rule::required).isPresent()
        ? Optional.empty()
        : Optional.of(Work.REMOVE);
  }

  // One statement that sets off the whole cascade is what batches are to avoid.
  private static Optional<Work> insteadOfDatabase(DeletionStep step) {
    if (step.isDatabaseCascade()) {
      return Optional.of(Work.DELETE);
    }
    return step.relationship().foreignKey().onDelete() == OnDelete.SET_NULL
        ? Optional.of(Work.RELEASE)
        : Optional.empty();
  }

  private int place(Level level, String root) {
    var steps = engine.planner().planFor(root).steps();
    var step = level.path().step();
    for (var i = 0; i < steps.size(); i++) {
      if (steps.get(i).relationship().equals(step.relationship())
          && steps.get(i).action() == step.action()) {
        return i;
      }
    }
    return steps.size();
  }

  // Also where several paths lead to rows of one type.
  private static List<Level> childrenFirst(List<Level> levels, DomainModel model) {
    var left = new ArrayList<>(levels);
    var sorted = new ArrayList<Level>();
    while (!left.isEmpty()) {
      var next =
          left.stream()
              .filter(each -> left.stream().noneMatch(other -> isBelow(other, each, model)))
              .findFirst()
              .orElse(left.get(0));
      left.remove(next);
      sorted.add(next);
    }
    return sorted;
  }

  private static boolean isBelow(Level level, Level other, DomainModel model) {
    var child = level.path().child();
    var parent = other.path().child();
    return model.mayRefer(child, parent) && !model.mayRefer(parent, child);
  }
}
