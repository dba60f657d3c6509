package dev.cascade.spring;

import dev.cascade.hibernate.orphan.SingleParentViolationException;
import dev.cascade.hibernate.refusal.BulkDeleteRefusedException;
import dev.cascade.hibernate.refusal.DeleteRefusedException;
import dev.cascade.hibernate.refusal.ExchangeRefusedException;
import dev.cascade.hibernate.refusal.PlanMismatchException;
import dev.cascade.hibernate.refusal.RelationshipViolationException;
import dev.cascade.hibernate.refusal.ReplacementRefusedException;
import dev.cascade.hibernate.refusal.RestoreRefusedException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.RollbackException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.support.PersistenceExceptionTranslator;

/**
 * Says in Spring's hierarchy of exceptions what we refuse; each has ours as its cause. Knows no
 * others.
 */
public final class RefusalTranslator implements PersistenceExceptionTranslator {

  private static final Set<Class<?>> VIOLATIONS =
      Set.of(
          ExchangeRefusedException.class,
          ReplacementRefusedException.class,
          RestoreRefusedException.class,
          SingleParentViolationException.class);

  // What JPA wraps others in. An exception of the application's own that has one of ours as its
  // cause stays what it is.
  private static final Set<Class<?>> WRAPPERS =
      Set.of(PersistenceException.class, RollbackException.class);

  @Override
  public @Nullable DataAccessException translateExceptionIfPossible(RuntimeException thrown) {
    return WRAPPERS.contains(thrown.getClass()) && thrown.getCause() instanceof RuntimeException in
        ? translateExceptionIfPossible(in)
        : translate(thrown);
  }

  private static @Nullable DataAccessException translate(RuntimeException thrown) {
    if (thrown instanceof DeleteRefusedException refused) {
      return new CascadeDeleteRefusedException(refused);
    }
    if (thrown instanceof RelationshipViolationException
        || VIOLATIONS.contains(thrown.getClass())) {
      return new CascadeViolationException(thrown);
    }
    if (thrown instanceof PlanMismatchException) {
      return new ConcurrencyFailureException(thrown.getMessage(), thrown);
    }
    return thrown instanceof BulkDeleteRefusedException
        ? new InvalidDataAccessApiUsageException(thrown.getMessage(), thrown)
        : null;
  }
}
