package dev.cascade.it.support;

import dev.cascade.it.domain.BlogDomain;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The shared domain, booted in a fresh schema for each test. Generated ids begin with 1. */
public final class BlogDatabase implements BeforeEachCallback, AfterEachCallback {

  private @Nullable DomainDatabase database;

  private BlogDatabase() {}

  /** On the server of the tests. */
  public static BlogDatabase onPostgres() {
    return new BlogDatabase();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    database = DomainDatabase.open(TestPostgres.server(), BlogDomain.ENTITIES, Map.of());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (database != null) {
      database.close();
    }
  }

  /** As {@link DomainDatabase#save}. */
  public void save(Object... entities) {
    database().save(entities);
  }

  /** As {@link DomainDatabase#inTransaction}. */
  public void inTransaction(Consumer<Session> work) {
    database().inTransaction(work);
  }

  /** As {@link DomainDatabase#recordSql}. */
  public SqlSent recordSql(Consumer<Session> work) {
    return database().recordSql(work);
  }

  /** As {@link DomainDatabase#attempt}. */
  public SqlSent attempt(Consumer<Session> work) {
    return database().attempt(work);
  }

  /** As {@link DomainDatabase#rows}. */
  public List<String> rows(String table, String... columns) {
    return database().rows(table, columns);
  }

  /** As {@link DomainDatabase#execute}. */
  public void execute(String sql) {
    database().execute(sql);
  }

  private DomainDatabase database() {
    return Objects.requireNonNull(database, "no test is running");
  }
}
