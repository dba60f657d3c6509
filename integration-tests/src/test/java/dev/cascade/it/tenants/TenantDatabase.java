package dev.cascade.it.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cascade.hibernate.refusal.CrossTenantReferenceException;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.mapping.SentSql;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tables that tenants share, and sessions of one tenant each; {@code root} sees all. */
public final class TenantDatabase
    implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

  private final MappedDatabase database;
  private final Current current = new Current();

  private TenantDatabase(Class<?>... entities) {
    database =
        MappedDatabase.of(entities)
            .with(AvailableSettings.MULTI_TENANT_IDENTIFIER_RESOLVER, current);
  }

  /** With the tables of these entities. */
  public static TenantDatabase of(Class<?>... entities) {
    return new TenantDatabase(entities);
  }

  /** With one more Hibernate setting. */
  public TenantDatabase with(String setting, Object value) {
    database.with(setting, value);
    return this;
  }

  /** Does work in a transaction of that tenant, and tells what that sent until its commit. */
  public SentSql as(String tenant, Consumer<Session> work) {
    current.tenant = tenant;
    return database.recordSql(session -> work.accept(session.unwrap(Session.class)));
  }

  /** How work of that tenant is refused, after nothing was written. */
  public CrossTenantReferenceException refusal(String tenant, Consumer<Session> work) {
    var thrown = catchThrowable(() -> as(tenant, work));
    assertThat(database.sent().writes()).isEmpty();
    var cause = thrown;
    while (cause != null && !(cause instanceof CrossTenantReferenceException)) {
      cause = cause.getCause();
    }
    assertThat(cause).as(String.valueOf(thrown)).isNotNull();
    return (CrossTenantReferenceException) cause;
  }

  /** How work of that tenant is refused, one line a relationship. */
  public List<String> refusals(String tenant, Consumer<Session> work) {
    return refusal(tenant, work).refusals().stream().map(Object::toString).toList();
  }

  /** Empties the second-level cache. */
  public void evict() {
    database.sessions().getCache().unwrap(org.hibernate.Cache.class).evictAllRegions();
  }

  /** The session factory. */
  public EntityManagerFactory sessions() {
    return database.sessions();
  }

  /** What was sent since {@link #forget}, in all sessions. */
  public SentSql sent() {
    return database.sent();
  }

  /** Forgets what was sent. */
  public void forget() {
    as("root", session -> {});
  }

  /** As {@link MappedDatabase#rows}. */
  public List<String> rows(String query) {
    return database.rows(query);
  }

  /** As {@link MappedDatabase#execute}. */
  public void execute(String sql) {
    database.execute(sql);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    database.beforeAll(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    database.beforeEach(context);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    database.afterAll(context);
  }

  private static final class Current implements CurrentTenantIdentifierResolver<String> {

    private String tenant = "root";

    @Override
    public String resolveCurrentTenantIdentifier() {
      return tenant;
    }

    @Override
    public boolean validateExistingCurrentSessions() {
      return false;
    }

    @Override
    public boolean isRoot(String id) {
      return id.equals("root");
    }
  }
}
