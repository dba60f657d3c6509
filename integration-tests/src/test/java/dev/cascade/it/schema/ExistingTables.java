package dev.cascade.it.schema;

import dev.cascade.it.support.Schema;
import dev.cascade.it.support.TestPostgres;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.lifecycle.JdbcLifecycleEventListenerAdapter;
import net.ttddyy.dsproxy.support.ProxyDataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.hibernate.Session;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.postgresql.ds.PGSimpleDataSource;

/** A schema with tables made by plain SQL, and session factories on them. */
final class ExistingTables implements AutoCloseable {

  private final Schema schema = TestPostgres.server().newSchema();
  private final Map<String, Object> settings = new HashMap<>();
  private final List<String> statements = new ArrayList<>();
  private String url = schema.url();
  private int connections;

  /** Made by these statements. */
  static ExistingTables of(String ddl) {
    var tables = new ExistingTables();
    tables.execute(ddl);
    return tables;
  }

  /** With one more setting for all further boots. */
  ExistingTables with(String setting, Object value) {
    settings.put(setting, value);
    return this;
  }

  /** Lets the connections of further boots see the tables of that schema too, after these. */
  void searchAlso(Schema further) {
    url += "," + further.name();
  }

  /** Runs plain SQL on another connection. */
  void execute(String sql) {
    if (!sql.isBlank()) {
      schema.execute(sql);
    }
  }

  Schema schema() {
    return schema;
  }

  /** A session factory that makes no tables; to be closed by the caller. */
  EntityManagerFactory boot(Class<?>... entities) {
    return boot(Map.of(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource()), entities);
  }

  /** As {@link #boot}, but connections are the application's affair. */
  EntityManagerFactory bootWithoutDataSource(Class<?>... entities) {
    return boot(Map.of(), entities);
  }

  private EntityManagerFactory boot(Map<String, Object> connection, Class<?>... entities) {
    var unit = new HibernatePersistenceConfiguration("schema");
    connection.forEach(unit::property);
    unit.property(AvailableSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, "none");
    unit.property(AvailableSettings.STATEMENT_INSPECTOR, (StatementInspector) this::record);
    settings.forEach(unit::property);
    List.of(entities).forEach(unit::managedClass);
    return unit.createEntityManagerFactory();
  }

  /** What our checks refuse of a boot of these entities. */
  Refusal refusal(Class<?>... entities) {
    return Refusal.of(() -> boot(entities).close());
  }

  /** How many connections a boot of these entities opens, and nothing else. */
  int connectionsToBoot(Class<?>... entities) {
    connections = 0;
    boot(entities).close();
    return connections;
  }

  /** The statements that some work sends in a transaction, whether or not it fails. */
  List<String> sentBy(EntityManagerFactory sessions, Consumer<Session> work) {
    statements.clear();
    sessions.runInTransaction(session -> work.accept(session.unwrap(Session.class)));
    return sent();
  }

  /** What was sent since the last {@link #sentBy} began. */
  List<String> sent() {
    return List.copyOf(statements);
  }

  /** The first column of committed rows, read on another connection. */
  List<String> column(String query) {
    try (var connection = schema.dataSource().getConnection();
        var rows = connection.createStatement().executeQuery(query)) {
      var values = new ArrayList<String>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  @Override
  public void close() {
    schema.close();
  }

  private String record(String sql) {
    statements.add(sql);
    return sql;
  }

  private ProxyDataSource dataSource() {
    var counter =
        new JdbcLifecycleEventListenerAdapter() {
          @Override
          public void afterGetConnection(MethodExecutionContext context) {
            connections++;
          }
        };
    var dataSource = new PGSimpleDataSource();
    dataSource.setURL(url);
    return ProxyDataSourceBuilder.create(dataSource).listener(counter).build();
  }
}
