package dev.cascade.spring;

import dev.cascade.hibernate.preview.PlannedDeletion;
import dev.cascade.hibernate.restore.RestoredRows;
import java.util.List;
import org.springframework.transaction.annotation.Transactional;

/**
 * A fragment for repositories of Spring Data JPA: write it beside {@code JpaRepository}, and the
 * methods are there. No base class and no configuration is needed.
 *
 * <pre>{@code
 * interface Customers extends JpaRepository<Customer, Long>, CascadeOperations<Customer, Long> {}
 * }</pre>
 *
 * <p>Where no rules are at work, every method throws {@link
 * org.springframework.dao.InvalidDataAccessApiUsageException}, which Spring makes of an {@link
 * IllegalStateException}.
 *
 * @param <T> the repository's entity
 * @param <I> its identifier
 */
public interface CascadeOperations<T, I> {

  /**
   * Plans the delete of an object. What comes back can be carried out in the same transaction only.
   *
   * @param entity managed; or a reference that is not loaded, and stays so
   * @throws org.springframework.dao.InvalidDataAccessApiUsageException if it is new, detached or
   *     removed
   * @see dev.cascade.hibernate.Cascades#plan(Object)
   */
  @Transactional(readOnly = true)
  PlannedDeletion plan(T entity);

  /**
   * Plans the delete of a row, which is not loaded.
   *
   * @throws org.springframework.dao.DataRetrievalFailureException if there is no such row
   * @see dev.cascade.hibernate.Cascades#plan(Class, Object)
   */
  @Transactional(readOnly = true)
  PlannedDeletion planById(I id);

  /**
   * Brings back a row that a removal marked as deleted, and what that removal took along with it.
   *
   * @return the rows that came back; none if the row is not deleted
   * @throws CascadeViolationException if other rows have unique values of those that would come
   *     back; nothing is restored
   * @throws org.springframework.dao.DataRetrievalFailureException if there is no such row
   * @throws org.springframework.dao.InvalidDataAccessApiUsageException if the entity is not
   *     soft-deletable
   * @see dev.cascade.hibernate.Cascades#restore(Class, Object)
   */
  @Transactional
  RestoredRows restore(I id);

  /**
   * The objects whose rows are marked as deleted.
   *
   * @return in no order; empty if there are none
   * @throws org.springframework.dao.InvalidDataAccessApiUsageException if the entity is not
   *     soft-deletable
   */
  @Transactional(readOnly = true)
  List<T> findDeleted();
}
