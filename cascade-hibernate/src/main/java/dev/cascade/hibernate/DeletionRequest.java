package dev.cascade.hibernate;

import dev.cascade.hibernate.event.DeletionEngines;
import dev.cascade.hibernate.preview.DeletionTask;
import dev.cascade.hibernate.preview.PlannedDeletion;
import dev.cascade.hibernate.preview.RootRows;
import dev.cascade.model.Relationship;
import dev.cascade.plan.DeletionStep.Action;
import dev.cascade.preview.AffectedRows;
import dev.cascade.rule.Rule;
import jakarta.persistence.metamodel.Attribute;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.event.spi.EventSource;

/** A delete, and how it shall be done. As thread-bound as the entity manager. */
public final class DeletionRequest {

  private final EventSource session;
  private final DeletionEngines engines;
  private final RootRows roots;
  private final RuleOverrides overrides;
  private final Map<Relationship, Rule> changed = new LinkedHashMap<>();
  private long limit = DeletionTask.ANY_NUMBER;
  private long maxRows = DeletionTask.ANY_NUMBER;

  DeletionRequest(EventSource session, DeletionEngines engines, RootRows roots) {
    this.session = session;
    this.engines = engines;
    this.roots = roots;
    this.overrides = new RuleOverrides(engines.rules(), this::classOf);
  }

  /**
   * For this delete only, does that over an association, whatever its rule says, and not by passive
   * deletes. Wherever the delete meets the attribute, on whatever path.
   *
   * @param attribute of the static metamodel, {@code User_.posts}
   * @param action {@code DELETE}; or, for children, {@code SET_NULL}; or, for a join table, {@code
   *     UNLINK}
   * @throws IllegalArgumentException if it is no association, if the action is not possible there,
   *     or if it would delete rows that are {@code @Retained}
   */
  public DeletionRequest with(Attribute<?, ?> attribute, Action action) {
    return with(overrides.named(attribute), action);
  }

  /**
   * As {@link #with(Attribute, Action)}.
   *
   * @param path from the type of the roots over attributes, {@code posts} or {@code posts.comments}
   */
  public DeletionRequest with(String path, Action action) {
    return with(overrides.at(roots.entities(), path), action);
  }

  private DeletionRequest with(Collection<Relationship> sides, Action action) {
    overrides.changed(sides, action, List.copyOf(changed.values())).forEach(this::put);
    return this;
  }

  private void put(Rule rule) {
    changed.put(rule.relationship(), rule);
  }

  /**
   * Lets {@link #plan()} stop counting when it knows of more rows than that. What it has not
   * counted to the end is marked as capped, and refusals may be missing.
   *
   * @throws IllegalArgumentException if the number is negative
   */
  public DeletionRequest limit(long rows) {
    limit = notNegative(rows);
    return this;
  }

  /**
   * Refuses the delete, before it deletes anything, if it would delete or change more rows than
   * that: of all entities, roots included, and of join tables. {@link #plan()} stops counting
   * there.
   *
   * @throws IllegalArgumentException if the number is negative
   */
  public DeletionRequest maxRows(long rows) {
    maxRows = notNegative(rows);
    return this;
  }

  /**
   * Counts what it would do. SELECTs only; what is not flushed is not seen.
   *
   * @throws jakarta.persistence.EntityNotFoundException if its row is gone
   */
  public PlannedDeletion plan() {
    return task().plan(Math.min(limit, maxRows));
  }

  /**
   * Plans and carries out in one: flushes what is pending, counts, deletes, flushes, and looks for
   * rows that were left.
   *
   * @return the rows counted just before, of which none is left
   * @throws jakarta.persistence.TransactionRequiredException if no transaction is active
   * @throws jakarta.persistence.EntityNotFoundException if its row is gone
   * @throws dev.cascade.hibernate.refusal.TooManyRowsException if it would take more than {@link
   *     #maxRows}; nothing is deleted
   * @throws dev.cascade.hibernate.refusal.DeleteRefusedException if rows refuse; nothing is deleted
   * @throws dev.cascade.hibernate.refusal.PlanMismatchException if rows are left that should have
   *     gone
   */
  public AffectedRows execute() {
    return task().execute();
  }

  private DeletionTask task() {
    var rules = List.copyOf(changed.values());
    return new DeletionTask(
        session,
        engines.planner(rules),
        roots,
        maxRows,
        work -> engines.run(session, rules, work),
        engines.operations());
  }

  private Class<?> classOf(String entity) {
    return session.getFactory().getMappingMetamodel().getEntityDescriptor(entity).getMappedClass();
  }

  private static long notNegative(long rows) {
    if (rows < 0) {
      throw new IllegalArgumentException(rows + " is no number of rows. Give 0 or more.");
    }
    return rows;
  }
}
