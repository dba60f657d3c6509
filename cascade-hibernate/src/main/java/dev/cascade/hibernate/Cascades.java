package dev.cascade.hibernate;

import dev.cascade.hibernate.event.CascadeListeners;
import dev.cascade.hibernate.event.DeletionEngines;
import dev.cascade.hibernate.internal.Visibility;
import dev.cascade.hibernate.preview.PlannedDeletion;
import dev.cascade.hibernate.preview.QueryResults;
import dev.cascade.hibernate.preview.RootRows;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.function.Supplier;
import org.hibernate.event.spi.EventSource;
import org.jspecify.annotations.Nullable;

/**
 * What the rules would do, and deletes that are planned before they are carried out.
 *
 * <p>Plans are made from the rows that the database has, as this transaction sees them: SELECTs
 * only, nothing is flushed, nothing is loaded. Changes that are not flushed yet are not seen.
 *
 * <p>As thread-bound as the entity manager.
 */
public final class Cascades {

  private final EventSource session;
  private final DeletionEngines engines;

  private Cascades(EventSource session, DeletionEngines engines) {
    this.session = session;
    this.engines = engines;
  }

  /**
   * Of that entity manager.
   *
   * @throws IllegalStateException if it is closed, or if no rules are at work
   */
  public static Cascades of(EntityManager entityManager) {
    var session = entityManager.unwrap(EventSource.class);
    return new Cascades(
        session,
        CascadeListeners.enginesOf(session.getFactory())
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "No cascade rules are at work: cascade.enabled is false, or no entity of this persistence unit has a rule. Switch them on, or write @CascadeRule or @OnParentDelete on an association.")));
  }

  /**
   * Plans the delete of an object.
   *
   * @param entity managed; or a reference that is not loaded, and stays so
   * @throws IllegalArgumentException if it is no entity, new, detached or removed
   * @throws jakarta.persistence.EntityNotFoundException if its row is gone
   */
  public PlannedDeletion plan(Object entity) {
    return deleting(entity).plan();
  }

  /**
   * Plans the delete of a row, which is not loaded.
   *
   * @throws IllegalArgumentException if the class is no entity, or the identifier not of its type
   * @throws jakarta.persistence.EntityNotFoundException if there is no such row
   */
  public PlannedDeletion plan(Class<?> entity, Object id) {
    return deleting(entity, id).plan();
  }

  /**
   * Plans the delete of all that a query returns, in one. The query is run at once, without a flush
   * before it.
   *
   * @param query a SELECT of this entity manager's that returns entities
   * @throws IllegalArgumentException if it is no SELECT, or returns anything but managed entities
   */
  public PlannedDeletion plan(Query query) {
    return deleting(query).plan();
  }

  /**
   * A delete of an object, still to be described; see {@link #plan(Object)}.
   *
   * @throws IllegalArgumentException if it is no entity, new, detached or removed
   */
  public DeletionRequest deleting(Object entity) {
    return deleting(RootRows.of(entity, session));
  }

  /**
   * A delete of a row, still to be described; see {@link #plan(Class, Object)}.
   *
   * @throws IllegalArgumentException if the class is no entity, or the identifier not of its type
   */
  public DeletionRequest deleting(Class<?> entity, Object id) {
    return deleting(RootRows.of(entity, id, session));
  }

  /**
   * A delete of all that a query returns, still to be described; see {@link #plan(Query)}.
   *
   * @throws IllegalArgumentException if it is no SELECT, or returns anything but managed entities
   */
  public DeletionRequest deleting(Query query) {
    return deleting(RootRows.ofAll(QueryResults.of(query), session));
  }

  private DeletionRequest deleting(RootRows roots) {
    return new DeletionRequest(session, engines, roots);
  }

  /**
   * Does work that sees deleted rows as well: its queries and {@code find}, and collections that it
   * loads, in this entity manager only. May stand in another one, or in {@link #onlyDeleted}; the
   * innermost holds.
   */
  public <T extends @Nullable Object> T withDeleted(Supplier<T> work) {
    return Visibility.ALL.in(session, work);
  }

  /** As {@link #withDeleted(Supplier)}, for work without a result. */
  public void withDeleted(Runnable work) {
    Visibility.ALL.in(session, asSupplier(work));
  }

  /** Does work that sees deleted rows only; as {@link #withDeleted(Supplier)}. */
  public <T extends @Nullable Object> T onlyDeleted(Supplier<T> work) {
    return Visibility.DELETED.in(session, work);
  }

  /** As {@link #onlyDeleted(Supplier)}, for work without a result. */
  public void onlyDeleted(Runnable work) {
    Visibility.DELETED.in(session, asSupplier(work));
  }

  private static Supplier<@Nullable Void> asSupplier(Runnable work) {
    return () -> {
      work.run();
      return null;
    };
  }
}
