package dev.cascade.hibernate;

import dev.cascade.hibernate.restore.RestoreTask;
import dev.cascade.hibernate.restore.RestoredRows;

/** A restore, and how far it shall reach. As thread-bound as the entity manager. */
public final class RestoreRequest {

  private RestoreTask task;

  RestoreRequest(RestoreTask task) {
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
    return task.execute();
  }
}
