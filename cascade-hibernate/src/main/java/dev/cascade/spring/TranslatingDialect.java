package dev.cascade.spring;

import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.ConnectionHandle;
import org.springframework.orm.jpa.JpaDialect;
import org.springframework.transaction.TransactionDefinition;

/** A dialect that translates our exceptions first, and leaves all else to another one. */
final class TranslatingDialect implements JpaDialect {

  private final JpaDialect dialect;
  private final RefusalTranslator refusals = new RefusalTranslator();

  TranslatingDialect(JpaDialect dialect) {
    this.dialect = dialect;
  }

  @Override
  public @Nullable DataAccessException translateExceptionIfPossible(RuntimeException thrown) {
    var translated = refusals.translateExceptionIfPossible(thrown);
    return translated != null ? translated : dialect.translateExceptionIfPossible(thrown);
  }

  @Override
  public @Nullable Object beginTransaction(
      EntityManager entityManager, TransactionDefinition definition) throws SQLException {
    return dialect.beginTransaction(entityManager, definition);
  }

  @Override
  public @Nullable Object prepareTransaction(
      EntityManager entityManager, boolean isReadOnly, @Nullable String name) {
    return dialect.prepareTransaction(entityManager, isReadOnly, name);
  }

  @Override
  public void cleanupTransaction(@Nullable Object transactionData) {
    dialect.cleanupTransaction(transactionData);
  }

  @Override
  public @Nullable ConnectionHandle getJdbcConnection(
      EntityManager entityManager, boolean isReadOnly) throws SQLException {
    return dialect.getJdbcConnection(entityManager, isReadOnly);
  }

  @Override
  public void releaseJdbcConnection(ConnectionHandle handle, EntityManager entityManager)
      throws SQLException {
    dialect.releaseJdbcConnection(handle, entityManager);
  }
}
