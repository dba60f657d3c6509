package dev.cascade.hibernate.restore;

import dev.cascade.hibernate.internal.Visibility;
import dev.cascade.hibernate.softdelete.SoftDeletions;
import dev.cascade.model.EntityType;
import dev.cascade.plan.DeletionPlanner;
import jakarta.persistence.TransactionRequiredException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.event.spi.EventSource;

/** A restore of one row to be carried out. As thread-bound as the session. */
public final class RestoreTask {

  private final RestoreSession rows;
  private final String entity;
  private final Object id;
  private final boolean isWithParents;

  private RestoreTask(RestoreSession rows, String entity, Object id, boolean isWithParents) {
    this.rows = rows;
    this.entity = entity;
    this.id = id;
    this.isWithParents = isWithParents;
  }

  /**
   * Of the row of an identifier, which must be one of its type.
   *
   * @throws IllegalArgumentException if the type is not soft-deletable
   */
  public static RestoreTask of(
      EventSource session,
      DeletionPlanner planner,
      SoftDeletions softDeletions,
      Class<?> type,
      Object id) {
    var persister = session.getFactory().getMappingMetamodel().getEntityDescriptor(type);
    if (softDeletions.of(persister).isEmpty()) {
      throw new IllegalArgumentException(
          "%s is not soft-deletable, so none of its rows is ever to be restored. Write @DeletedAt on an attribute of it."
              .formatted(EntityType.simpleName(persister.getEntityName())));
    }
    return new RestoreTask(
        new RestoreSession(session, planner, softDeletions), persister.getEntityName(), id, false);
  }

  /** The same, with the rows that it belongs to. */
  public RestoreTask withParents() {
    return new RestoreTask(rows, entity, id, true);
  }

  /**
   * Flushes what is pending, looks for unique values that are taken, and takes the marks away.
   *
   * @return the rows that came back
   * @throws TransactionRequiredException if no transaction is active
   * @throws jakarta.persistence.EntityNotFoundException if there is no such row
   * @throws dev.cascade.hibernate.refusal.RestoreRefusedException if rows have unique values of
   *     those that would come back; nothing is restored
   */
  public RestoredRows execute() {
    var session = rows.session();
    if (!session.isTransactionInProgress()) {
      throw new TransactionRequiredException("A restore needs a transaction. Begin one.");
    }
    session.flush();
    return Visibility.ALL.in(
        session,
        () ->
            DeletedRoot.find(rows, entity, id)
                .flatMap(this::locked)
                .map(this::restore)
                .orElseGet(() -> new RestoredRows(Map.of())));
  }

  // Read again: somebody may have brought it back, or purged it, until it was locked.
  private Optional<DeletedRoot> locked(DeletedRoot root) {
    new LockedRows(rows, root.sign()).lock(root.row());
    return DeletedRoot.find(rows, entity, id);
  }

  private RestoredRows restore(DeletedRoot root) {
    var sign = root.sign();
    var parents = isWithParents ? new Ascent(rows, sign).from(root.row()) : List.<Level>of();
    var all = new ArrayList<>(new Descent(rows, sign).from(root.row()));
    all.addAll(parents);
    new UniqueValues(rows, sign, parents).check(all);
    var restored = new RestoringUpdates(rows, sign).send(all);
    new RestoredInstances(rows).tell();
    return restored;
  }
}
