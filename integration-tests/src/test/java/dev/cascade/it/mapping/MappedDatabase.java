package dev.cascade.it.mapping;

import dev.cascade.it.support.Schema;
import dev.cascade.it.support.TestPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A schema on PostgreSQL with the tables that Hibernate makes for some entities, and a session
 * factory on it whose SQL is recorded. As an extension: booted once a class, emptied before each
 * test.
 */
public final class MappedDatabase
    implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback, AutoCloseable {

  private final List<Class<?>> entities;
  private final Map<String, Object> settings = new LinkedHashMap<>();
  private final SentSql sent = new SentSql();
  private Schema schema;
  private EntityManagerFactory sessions;

  private MappedDatabase(List<Class<?>> entities) {
    this.entities = entities;
  }

  /** With the tables of these entities. */
  public static MappedDatabase of(Class<?>... entities) {
    return new MappedDatabase(List.of(entities));
  }

  /** With one more Hibernate setting. */
  public MappedDatabase with(String setting, Object value) {
    settings.put(setting, value);
    return this;
  }

  /** Makes schema and session factory. */
  public MappedDatabase boot() {
    schema = TestPostgres.server().newSchema();
    sessions = factory(dataSource(), "create");
    return this;
  }

  /** A further session factory on the same tables, to be closed by the caller. */
  public EntityManagerFactory factory(Map<String, Object> furtherSettings) {
    settings.putAll(furtherSettings);
    return factory(dataSource(), "none");
  }

  /** The session factory. */
  public EntityManagerFactory sessions() {
    return sessions;
  }

  /** JDBC URL that leads to the tables, for another JVM to use. */
  public String url() {
    return schema.url();
  }

  /** Persists objects in a transaction of their own; what it sends is not recorded. */
  public void save(Object... objects) {
    inTransaction(session -> Arrays.stream(objects).forEach(session::persist));
  }

  /** Does work in a transaction, and tells what that sent until its commit. */
  public SentSql recordSql(Consumer<EntityManager> work) {
    inTransaction(
        session -> {
          sent.forget();
          work.accept(session);
        });
    return sent.copy();
  }

  /** Does work in a transaction: committed, or rolled back if it throws. */
  public void inTransaction(Consumer<EntityManager> work) {
    try (var session = sessions.createEntityManager()) {
      var transaction = session.getTransaction();
      transaction.begin();
      try {
        work.accept(session);
        transaction.commit();
      } finally {
        if (transaction.isActive()) {
          transaction.rollback();
        }
      }
    }
  }

  /** What was sent since the last {@link #recordSql}, also by work that failed. */
  public SentSql sent() {
    return sent.copy();
  }

  /**
   * Committed rows, read by plain SQL on another connection.
   *
   * @return each row's values, joined by {@code |}
   */
  public List<String> rows(String query) {
    try (var connection = schema.dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var result = new ArrayList<String>();
      var columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        var values = new ArrayList<String>();
        for (var i = 1; i <= columns; i++) {
          values.add(rows.getString(i));
        }
        result.add(String.join("|", values));
      }
      return result;
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  /** Runs plain SQL on another connection. */
  public void execute(String sql) {
    schema.execute(sql);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    boot();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    var tables =
        rows("select tablename from pg_tables where schemaname = '%s'".formatted(schema.name()));
    if (!tables.isEmpty()) {
      execute(
          "set lock_timeout = '10s'; truncate " + String.join(", ", tables) + " restart identity");
    }
    sent.forget();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  @Override
  public void close() {
    if (sessions != null) {
      sessions.close();
    }
    if (schema != null) {
      schema.close();
    }
  }

  private DataSource dataSource() {
    return ProxyDataSourceBuilder.create(schema.dataSource()).listener(sent).build();
  }

  private EntityManagerFactory factory(DataSource dataSource, String schemaAction) {
    var unit = new HibernatePersistenceConfiguration("mapping");
    unit.property(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource);
    unit.property(AvailableSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, schemaAction);
    unit.property(AvailableSettings.CLASSLOADERS, List.of(entities.get(0).getClassLoader()));
    settings.forEach(unit::property);
    entities.forEach(unit::managedClass);
    return unit.createEntityManagerFactory();
  }
}
