package dev.cascade.hibernate;

import dev.cascade.OnDelete;
import dev.cascade.PassiveDeletes;
import dev.cascade.model.EntityType;
import dev.cascade.plan.DeletionPlanner;
import dev.cascade.plan.DeletionStep;
import dev.cascade.plan.DeletionStep.Action;
import dev.cascade.rule.Rules;
import dev.cascade.violation.Code;
import dev.cascade.violation.Findings;
import dev.cascade.violation.Severities;
import dev.cascade.violation.Violation;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.SessionFactoryObserver;

/**
 * Reports, once all listeners are registered, where the database would delete rows unseen that a
 * callback or a listener wants to see. They are loaded and deleted one by one, unless the finding
 * is made an error.
 */
final class UnseenDeletes implements SessionFactoryObserver {

  private static final long serialVersionUID = 1L;
  private static final System.Logger LOG = System.getLogger("dev.cascade");

  private final transient Rules rules;
  private final transient DeletionPlanner planner;
  private final transient Severities severities;

  UnseenDeletes(Rules rules, DeletionPlanner planner, Severities severities) {
    this.rules = rules;
    this.planner = planner;
    this.severities = severities;
  }

  @Override
  public void sessionFactoryCreated(SessionFactory factory) {
    var findings = Findings.of(violations(), severities);
    findings.warnings().forEach(each -> LOG.log(System.Logger.Level.WARNING, each.toString()));
    findings.throwIfAny();
  }

  private List<Violation> violations() {
    if (rules.model().relationships().stream()
        .noneMatch(side -> side.foreignKey().onDelete() == OnDelete.CASCADE)) {
      return List.of();
    }
    return rules.model().entities().stream()
        .map(EntityType::name)
        .flatMap(each -> planner.stepsFrom(each).stream())
        .filter(each -> each.action() == Action.DELETE && isPassive(each))
        .map(UnseenDeletes::violation)
        .distinct()
        .toList();
  }

  private boolean isPassive(DeletionStep step) {
    return step.isSeenFromTarget()
        || rules
            .on(step.relationship())
            .filter(rule -> rule.passiveDeletes() != PassiveDeletes.OFF)
            .isPresent();
  }

  private static Violation violation(DeletionStep step) {
    return new Violation(
        Code.UNSEEN_DELETES,
        step.relationship().path(),
        "%s. So the rows are loaded and deleted one by one.".formatted(step.reason()),
        "Take the callback or listener away, leave it at that with cascade.checks.%s=off, or let it refuse the start with =error."
            .formatted(Code.UNSEEN_DELETES.id()));
  }
}
