package dev.cascade.hibernate;

import dev.cascade.hibernate.operation.Operation.Kind;
import dev.cascade.hibernate.operation.Operations;
import dev.cascade.hibernate.operation.RunningOperation;
import dev.cascade.hibernate.restore.RestoreTask;
import dev.cascade.hibernate.restore.RestoredRows;
import dev.cascade.plan.DeletionStep.Action;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;

/** A restore, and how far it shall reach. As thread-bound as the entity manager. */
public final class RestoreRequest {

  private final EventSource session;
  private final Operations operations;
  private final EntityPersister type;
  private RestoreTask task;

  RestoreRequest(EventSource session, Operations operations, Class<?> entity, RestoreTask task) {
    this.session = session;
    this.operations = operations;
    this.type = session.getFactory().getMappingMetamodel().getEntityDescriptor(entity);
    this.task = task;
  }

  /**
   * Brings back as well the deleted rows that the row belongs to, and those that they belong to, up
   * to the top: the rows themselves, whichever deletion took them, and nothing else that it took.
   *
   * <p>A row belongs to those whose removal would mark it too, or be refused for it.
   */
  public RestoreRequest withParents() {
    task = task.withParents();
    return this;
  }

  /**
   * Carries it out; see {@link Cascades#restore}.
   *
   * @return the rows that came back; none if the row is not deleted
   * @throws jakarta.persistence.TransactionRequiredException if no transaction is active
   * @throws jakarta.persistence.EntityNotFoundException if there is no such row
   * @throws dev.cascade.hibernate.refusal.RestoreRefusedException if other rows have unique values
   *     of those that would come back; nothing is restored
   */
  public RestoredRows execute() {
    return operations.watch(Kind.RESTORE, session, this::restore);
  }

  private void tell(RestoredRows restored, RunningOperation operation) {
    // One of its type, or of a subtype.
    var root = restored.byEntity().keySet().stream().filter(type::isSubclassEntityName).findFirst();
    root.ifPresent(each -> operation.noteRoot(each, 1));
    restored
        .byEntity()
        .forEach(
            (entity, rows) ->
                operation.note(
                    null,
                    entity,
                    Action.MARK,
                    root.filter(entity::equals).isPresent() ? rows - 1 : rows));
  }

  private RestoredRows restore() {
    var restored = task.execute();
    var operation = RunningOperation.of(session);
    if (operation != null && restored.total() > 0) {
      tell(restored, operation);
    }
    return restored;
  }
}
