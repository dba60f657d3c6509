package dev.cascade.hibernate.event;

import dev.cascade.hibernate.internal.Visibility;
import dev.cascade.hibernate.operation.Operations;
import dev.cascade.hibernate.softdelete.SoftDeletions;
import dev.cascade.plan.DeletionPlanner;
import dev.cascade.rule.Rule;
import dev.cascade.rule.Rules;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * The engine that a factory's sessions follow, and for the time of one call another one, in one
 * session only. Safe for many threads.
 */
public final class DeletionEngines {

  // Holds nothing between calls: what run() puts in, it takes out.
  private static final ThreadLocal<@Nullable Exchange> EXCHANGED = new ThreadLocal<>();

  private final DeletionEngine standard;
  private final DeletionEngine forGood;
  private final Operations operations;
  private final Map<Set<Rule>, DeletionEngine> byChanges = new ConcurrentHashMap<>();

  DeletionEngines(DeletionEngine standard, Operations operations) {
    this.standard = standard;
    this.operations = operations;
    this.forGood = standard.softDeletions().isEmpty() ? standard : standard.forGood();
  }

  /** The rules of the application. */
  public Rules rules() {
    return standard.associations().rules();
  }

  /** The plans that are made with some rules changed; those of the application if none is. */
  public DeletionPlanner planner(Collection<Rule> changed) {
    return engine(changed).planner();
  }

  /** Those who hear what removals and restores do. */
  public Operations operations() {
    return operations;
  }

  /** How rows are marked as deleted. */
  public SoftDeletions softDeletions() {
    return standard.softDeletions();
  }

  /** Does work in a session with some rules changed: removals and flushes there follow them. */
  public void run(EventSource session, Collection<Rule> changed, Runnable work) {
    run(session, engine(changed), work);
  }

  /** The plans by which rows are deleted for good. */
  public DeletionPlanner plannerForGood() {
    return forGood.planner();
  }

  /**
   * Does work in a session where removals and flushes delete rows for good, and that sees all rows.
   */
  public void runForGood(EventSource session, Runnable work) {
    // Without soft-deletable types there is nothing to see besides.
    if (softDeletions().isEmpty()) {
      run(session, forGood, work);
      return;
    }
    Visibility.ALL.in(
        session,
        () -> {
          run(session, forGood, work);
          return null;
        });
  }

  /** Whether rows of that type are only marked, save where they are deleted for good. */
  boolean marks(EntityPersister persister) {
    return softDeletions().of(persister).isPresent();
  }

  private static void run(EventSource session, DeletionEngine engine, Runnable work) {
    var before = EXCHANGED.get();
    EXCHANGED.set(new Exchange(session, engine, before));
    try {
      work.run();
    } finally {
      if (before == null) {
        EXCHANGED.remove();
      } else {
        EXCHANGED.set(before);
      }
    }
  }

  DeletionEngine of(EventSource session) {
    for (var now = EXCHANGED.get(); now != null; now = now.before()) {
      if (now.session() == session) {
        return now.engine();
      }
    }
    return standard;
  }

  private DeletionEngine engine(Collection<Rule> changed) {
    return changed.isEmpty()
        ? standard
        : byChanges.computeIfAbsent(Set.copyOf(changed), each -> standard.by(rules().with(each)));
  }

  private record Exchange(EventSource session, DeletionEngine engine, @Nullable Exchange before) {}
}
