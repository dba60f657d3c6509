package dev.cascade.plan;

import dev.cascade.model.DomainModel;
import dev.cascade.model.EntityType;
import dev.cascade.plan.DeletionStep.Action;
import dev.cascade.rule.Rules;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Answers what a delete sets off, from rules and model alone. Safe for many threads; each entity's
 * answers are compiled once, when they are first asked for.
 */
public final class DeletionPlanner {

  private final Rules rules;
  private final InstanceNeeds needs;
  private final DirectSteps directSteps;
  private final DatabaseCascades databaseCascades;
  private final Strategies strategies;
  private final Map<String, List<DeletionStep>> decidedByEntity = new ConcurrentHashMap<>();
  private final Map<String, List<DeletionStep>> stepsByEntity = new ConcurrentHashMap<>();
  private final Map<String, Boolean> loadingByEntity = new ConcurrentHashMap<>();
  private final Map<String, Boolean> actingByEntity = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> changedByDatabase = new ConcurrentHashMap<>();
  private final Map<String, DeletionPlan> plansByRoot = new ConcurrentHashMap<>();
  private final Map<DeletionStep, List<RowPath>> pathsByStart = new ConcurrentHashMap<>();

  /** By these rules; nothing needs instances. */
  public DeletionPlanner(Rules rules) {
    this(rules, InstanceNeeds.NONE);
  }

  /** By these rules, where some rows must not go unseen. */
  public DeletionPlanner(Rules rules, InstanceNeeds needs) {
    this.rules = rules;
    this.needs = needs;
    this.directSteps = new DirectSteps(rules, needs);
    this.databaseCascades = new DatabaseCascades(rules.model());
    this.strategies = new Strategies(rules.model(), this::decidedFrom, needs);
  }

  /**
   * Plans what must happen to other rows when a row of exactly the type {@code root} is deleted.
   * Nothing is read from the database.
   *
   * @param root name of the entity, as Hibernate names it ({@code com.acme.User})
   * @return each relationship once, however many paths lead to it, in the order that {@link
   *     DeletionPlan} tells
   * @throws IllegalArgumentException if the model has no {@code root}
   * @see <a href="https://docs.sqlalchemy.org/en/20/orm/cascades.html#delete">SQLAlchemy:
   *     delete</a>
   */
  public DeletionPlan planFor(String root) {
    return plansByRoot.computeIfAbsent(root, this::compile);
  }

  /** The same by other rules on the same types. */
  public DeletionPlanner by(Rules others) {
    return new DeletionPlanner(others, needs);
  }

  /** The model that the plans are about. */
  public DomainModel model() {
    return rules.model();
  }

  /**
   * The steps of {@link #planFor} as they set off each other, for rows of several types at once.
   *
   * @param roots names of the exact types
   * @return below each root, in the order given, what it sets off; each relationship and action
   *     once in all of them, on a shortest path
   * @throws IllegalArgumentException if the model has not all of them
   */
  public Map<String, List<StepNode>> treesFor(Collection<String> roots) {
    var trees = new LinkedHashMap<String, List<StepNode>>();
    tree().grow(List.copyOf(roots)).forEach(top -> trees.put(top.entity(), StepNode.allBelow(top)));
    return trees;
  }

  /**
   * The first level only: what happens to the rows that hang directly on a deleted row of exactly
   * the type {@code entity}, over attributes that it declares or inherits, or that refer to it.
   *
   * @return first the steps of the attributes, then those that only a foreign key tells of, both in
   *     model order; {@code UNLINK} before the {@code DELETE} of the same relationship; empty if
   *     nothing hangs on {@code entity}
   * @throws IllegalArgumentException if the model has no {@code entity}
   */
  public List<DeletionStep> stepsFrom(String entity) {
    return stepsByEntity.computeIfAbsent(
        entity, name -> decidedFrom(name).stream().map(strategies::choose).toList());
  }

  private List<DeletionStep> decidedFrom(String entity) {
    return decidedByEntity.computeIfAbsent(entity, directSteps::of);
  }

  /**
   * The rows that one step of a removed object reaches over foreign keys, down to the last level.
   *
   * @param start one of {@link #stepsFrom} the object's type
   * @return children first: a path stands before every path whose rows its own rows refer to; its
   *     own path is the last of its type; empty if no attribute of the children holds the key
   */
  public List<RowPath> pathsFrom(DeletionStep start) {
    return pathsByStart.computeIfAbsent(
        start,
        step -> new RowPaths(rules.model(), this::stepsFrom, this::databaseStepsFrom).from(step));
  }

  /**
   * The types whose rows the database deletes or changes by itself, by ON DELETE clauses, when a
   * row of {@code entity} goes; empty if none does.
   */
  public Set<String> changedByDatabase(String entity) {
    return changedByDatabase.computeIfAbsent(
        entity,
        name -> {
          var types = new LinkedHashSet<String>();
          stepsFrom(name).forEach(step -> databaseCascades.addChanged(step, types));
          return types;
        });
  }

  /** Whether a unique constraint besides the primary key stands on {@code entity} or a subtype. */
  public boolean hasUniqueKey(String entity) {
    return rules.model().withSubtypes(entity).stream().anyMatch(EntityType::hasUniqueKey);
  }

  /**
   * Whether an object of {@code entity} or a subtype must be loaded before it is deleted, since a
   * rule deletes, releases or unlinks what hangs on it. What JPA's own cascade or the database does
   * is no reason.
   *
   * @throws IllegalArgumentException if the model has no {@code entity}
   */
  public boolean mustLoadToDelete(String entity) {
    return loadingByEntity.computeIfAbsent(entity, this::loadsByRule);
  }

  private boolean loadsByRule(String entity) {
    rules.model().entity(entity);
    return stepsByRule(entity).anyMatch(step -> !step.isSeenFromTarget());
  }

  /**
   * Whether a rule deletes, marks, releases, unlinks or refuses what hangs on rows of {@code
   * entity} or a subtype when they are deleted. What JPA's own cascade or the database does is
   * none.
   *
   * @throws IllegalArgumentException if the model has no {@code entity}
   */
  public boolean actsByRule(String entity) {
    rules.model().entity(entity);
    return actingByEntity.computeIfAbsent(entity, name -> stepsByRule(name).findAny().isPresent());
  }

  private Stream<DeletionStep> stepsByRule(String entity) {
    return rules.model().withSubtypes(entity).stream()
        .map(EntityType::name)
        .flatMap(each -> stepsFrom(each).stream())
        .filter(step -> step.action() != Action.LEAVE_TO_DATABASE)
        .filter(step -> rules.on(step.relationship()).isPresent());
  }

  /**
   * As {@link #stepsFrom}, where the database deletes the row: no rule acts then, only the clauses
   * of the foreign keys that refer to it.
   *
   * @throws IllegalArgumentException if the model has no {@code entity}
   */
  public List<DeletionStep> databaseStepsFrom(String entity) {
    return databaseCascades.stepsFrom(entity).stream().map(strategies::choose).toList();
  }

  private DeletionPlan compile(String root) {
    return new DeletionPlan(root, StepOrder.of(tree().grow(root), rules.model()));
  }

  private StepTree tree() {
    return new StepTree(rules.model(), this::stepsFrom, this::databaseStepsFrom);
  }
}
