package dev.cascade.hibernate;

import dev.cascade.hibernate.event.CascadeListeners;
import dev.cascade.hibernate.event.DeletionEngines;
import dev.cascade.hibernate.internal.Visibility;
import dev.cascade.hibernate.preview.PlannedDeletion;
import dev.cascade.hibernate.preview.QueryResults;
import dev.cascade.hibernate.preview.RootRows;
import dev.cascade.hibernate.restore.RestoreTask;
import dev.cascade.hibernate.restore.RestoredRows;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Query;
import jakarta.persistence.TransactionRequiredException;
import java.util.List;
import java.util.function.Supplier;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.spi.EventSource;
import org.jspecify.annotations.Nullable;

/**
 * What the rules would do, and deletes that are planned before they are carried out.
 *
 * <p>Plans are made from the rows that the database has, as this transaction sees them: SELECTs
 * only, nothing is flushed, nothing is loaded. Changes that are not flushed yet are not seen.
 *
 * <p>As thread-bound as the entity manager, but for those made by {@link #ofCurrent}.
 */
public final class Cascades {

  private final Supplier<EventSource> current;

  private Cascades(Supplier<EventSource> current) {
    this.current = current;
  }

  /**
   * Of that entity manager.
   *
   * @throws IllegalStateException if it is closed, or if no rules are at work
   */
  public static Cascades of(EntityManager entityManager) {
    var session = entityManager.unwrap(EventSource.class);
    enginesOf(session);
    return new Cascades(() -> session);
  }

  /**
   * Of that session factory: what needs many transactions.
   *
   * @throws IllegalStateException if it is closed, or if no rules are at work
   */
  public static FactoryCascades of(EntityManagerFactory factory) {
    var sessions = factory.unwrap(SessionFactoryImplementor.class);
    return new FactoryCascades(sessions, enginesOf(sessions));
  }

  /**
   * Of whichever entity manager stands behind a proxy when a method is called, as containers inject
   * it: that of the current transaction. Safe for many threads; what the methods return is not.
   *
   * <p>Nothing is asked yet. Every method throws {@link IllegalStateException} where no entity
   * manager is current, where it is closed, or where no rules are at work.
   *
   * @param shared a proxy that looks for its target at each call
   */
  public static Cascades ofCurrent(EntityManager shared) {
    return new Cascades(() -> shared.unwrap(EventSource.class));
  }

  private EventSource session() {
    var session = current.get();
    enginesOf(session);
    return session;
  }

  private static DeletionEngines enginesOf(EventSource session) {
    return enginesOf(session.getFactory());
  }

  private static DeletionEngines enginesOf(SessionFactoryImplementor sessions) {
    return CascadeListeners.enginesOf(sessions)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "No cascade rules are at work: cascade.enabled is false, or no entity of this persistence unit has a rule. Switch them on, or write @CascadeRule or @OnParentDelete on an association."));
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
    var session = session();
    return deleting(RootRows.of(entity, session), session);
  }

  /**
   * A delete of a row, still to be described; see {@link #plan(Class, Object)}.
   *
   * @throws IllegalArgumentException if the class is no entity, or the identifier not of its type
   */
  public DeletionRequest deleting(Class<?> entity, Object id) {
    var session = session();
    return deleting(RootRows.of(entity, id, session), session);
  }

  /**
   * A delete of all that a query returns, still to be described; see {@link #plan(Query)}.
   *
   * @throws IllegalArgumentException if it is no SELECT, or returns anything but managed entities
   */
  public DeletionRequest deleting(Query query) {
    var session = session();
    return deleting(RootRows.ofAll(QueryResults.of(query), session), session);
  }

  /**
   * Deletes the row of an object for good, though its type is soft-deletable, with all that the
   * rules delete below it, rows that are marked as deleted included. Other rules, refusals,
   * versions and callbacks hold as for a removal of a type that is not soft-deletable.
   *
   * <p>Sends at once: flushes what is pending, removes, and flushes. To delete a row that is
   * marked, read it in {@link #withDeleted(Supplier)}.
   *
   * @param entity managed; or a reference that is not loaded
   * @throws IllegalArgumentException if it is no entity, new, detached or removed; nothing is
   *     deleted
   * @throws jakarta.persistence.TransactionRequiredException if no transaction is active
   * @throws dev.cascade.hibernate.refusal.DeleteRefusedException if rows refuse, also rows that are
   *     marked as deleted; nothing is deleted
   */
  public void hardDelete(Object entity) {
    var session = session();
    requireTransaction(session);
    session.flush();
    RootRows.of(entity, session);
    enginesOf(session)
        .runForGood(
            session,
            () -> {
              session.remove(entity);
              session.flush();
            });
  }

  /**
   * A purge, still to be described: of rows of that type and its heirs that are marked as deleted.
   *
   * @throws IllegalArgumentException if the class is no entity, or not soft-deletable
   */
  public PurgeRequest.Unlimited purge(Class<?> entity) {
    var session = session();
    var engines = enginesOf(session);
    var persister = session.getFactory().getMappingMetamodel().findEntityDescriptor(entity);
    var type = persister == null ? null : engines.softDeletions().of(persister).orElse(null);
    if (type == null) {
      throw new IllegalArgumentException(
          "%s is no soft-deletable entity, so no rows of it are marked. Name an entity that has @DeletedAt, or inherits it."
              .formatted(entity.getName()));
    }
    return new PurgeRequest.Unlimited(session, engines, type);
  }

  private static void requireTransaction(EventSource session) {
    if (!session.isTransactionInProgress()) {
      throw new TransactionRequiredException("A delete needs a transaction. Begin one.");
    }
  }

  private static DeletionRequest deleting(RootRows roots, EventSource session) {
    return new DeletionRequest(session, enginesOf(session), roots);
  }

  /**
   * Restores, at once, a row that a removal marked as deleted, and exactly what that removal took
   * along with it: rows that it reached by the rules over rows that it marked, told by the
   * deletion's identifier. What another deletion took stays deleted, and so do the rows that the
   * row belongs to, but for {@link #restoring}. A row that is not deleted stays as it is.
   *
   * <p>Types that keep no {@code @DeletionId}, and all that hang on a row that keeps none, are told
   * by the exact time of the deletion instead.
   *
   * <p>Flushes what is pending first; then sends one UPDATE for each relationship on the way, which
   * counts versions up. No callback and no listener hears of it. Objects of this entity manager are
   * told that they live; collections that it loaded before do not show what came back until they
   * are refreshed. What an enabled filter hides is not restored.
   *
   * @param id the identifier of a row of that type, deleted or not
   * @return the rows that came back; none if the row is not deleted
   * @throws IllegalArgumentException if the class is no entity, or not soft-deletable, or the
   *     identifier not of its type
   * @throws jakarta.persistence.TransactionRequiredException if no transaction is active
   * @throws jakarta.persistence.EntityNotFoundException if there is no such row
   * @throws dev.cascade.hibernate.refusal.RestoreRefusedException if other rows have unique values
   *     of those that would come back; nothing is restored
   */
  public RestoredRows restore(Class<?> entity, Object id) {
    return restoring(entity, id).execute();
  }

  /**
   * A restore, still to be described; see {@link #restore}.
   *
   * @throws IllegalArgumentException if the class is no entity, or not soft-deletable, or the
   *     identifier not of its type
   */
  public RestoreRequest restoring(Class<?> entity, Object id) {
    var session = session();
    var engines = enginesOf(session);
    RootRows.of(entity, id, session);
    return new RestoreRequest(
        session,
        engines.operations(),
        entity,
        RestoreTask.of(session, engines.planner(List.of()), engines.softDeletions(), entity, id));
  }

  /**
   * Does work that sees deleted rows as well: its queries and {@code find}, and collections that it
   * loads, in this entity manager only. May stand in another one, or in {@link #onlyDeleted}; the
   * innermost holds.
   */
  public <T extends @Nullable Object> T withDeleted(Supplier<T> work) {
    return Visibility.ALL.in(session(), work);
  }

  /** As {@link #withDeleted(Supplier)}, for work without a result. */
  public void withDeleted(Runnable work) {
    Visibility.ALL.in(session(), asSupplier(work));
  }

  /** Does work that sees deleted rows only; as {@link #withDeleted(Supplier)}. */
  public <T extends @Nullable Object> T onlyDeleted(Supplier<T> work) {
    return Visibility.DELETED.in(session(), work);
  }

  /** As {@link #onlyDeleted(Supplier)}, for work without a result. */
  public void onlyDeleted(Runnable work) {
    Visibility.DELETED.in(session(), asSupplier(work));
  }

  private static Supplier<@Nullable Void> asSupplier(Runnable work) {
    return () -> {
      work.run();
      return null;
    };
  }
}
