package dev.cascade.hibernate;

import dev.cascade.check.RuleChecks;
import dev.cascade.hibernate.event.CascadeListeners;
import dev.cascade.hibernate.event.DeletionEngines;
import dev.cascade.plan.DeletionPlan;
import dev.cascade.plan.DeletionPlanner;
import dev.cascade.rule.Rules;
import dev.cascade.violation.Findings;
import dev.cascade.violation.Violation;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Optional;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/**
 * The rules at work in an entity manager factory, and what follows from them. Safe for many
 * threads.
 */
public final class ActiveRules {

  private final Rules rules;
  private final DeletionPlanner planner;
  private final List<Violation> findings;

  private ActiveRules(Rules rules, DeletionPlanner planner, List<Violation> findings) {
    this.rules = rules;
    this.planner = planner;
    this.findings = findings;
  }

  /** Of that factory; empty if no rules are at work there. */
  public static Optional<ActiveRules> of(EntityManagerFactory factory) {
    var sessions = factory.unwrap(SessionFactoryImplementor.class);
    return CascadeListeners.enginesOf(sessions).map(engines -> of(engines, sessions));
  }

  private static ActiveRules of(DeletionEngines engines, SessionFactoryImplementor sessions) {
    var severities = CascadeSettings.from(sessions.getServiceRegistry()).severities();
    return new ActiveRules(
        engines.rules(),
        engines.planner(List.of()),
        Findings.of(RuleChecks.check(engines.rules()), severities).warnings());
  }

  /** The rules and the model they stand on. */
  public Rules rules() {
    return rules;
  }

  /**
   * What is doubtful about the rules by themselves, as it was logged at start-up; not what was
   * found in the database.
   */
  public List<Violation> findings() {
    return findings;
  }

  /**
   * What the removal of an entity sets off.
   *
   * @param entity as Hibernate names it
   * @throws IllegalArgumentException if there is no such entity
   */
  public DeletionPlan planFor(String entity) {
    return planner.planFor(entity);
  }
}
