package dev.cascade.it.support;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.jspecify.annotations.Nullable;

/** A schema with generated tables of some entities, and an application's sessions on it. */
public final class DomainDatabase implements AutoCloseable {

  private final Schema schema;
  private final SqlRecorder recorder = new SqlRecorder();
  private final PlainSql plainSql;
  private final SessionFactory sessions;

  private DomainDatabase(Schema schema, List<Class<?>> entities, Map<String, Object> settings) {
    this.schema = schema;
    this.plainSql = new PlainSql(schema.dataSource());
    var recorded = ProxyDataSourceBuilder.create(schema.dataSource()).listener(recorder).build();
    this.sessions =
        new HibernatePersistenceConfiguration("domain")
            .managedClasses(entities)
            .property(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, recorded)
            .property(AvailableSettings.HBM2DDL_AUTO, "create")
            .properties(settings)
            .createEntityManagerFactory();
  }

  /** Boots the entities in a new schema of the server, as an application with these settings. */
  public static DomainDatabase open(
      TestPostgres server, List<Class<?>> entities, Map<String, Object> settings) {
    var schema = server.newSchema();
    try {
      return new DomainDatabase(schema, entities, settings);
    } catch (RuntimeException refused) {
      schema.close();
      throw refused;
    }
  }

  /** Persists each, in order, in one transaction. */
  public void save(Object... entities) {
    inTransaction(session -> List.of(entities).forEach(session::persist));
  }

  /** Does the work in a session of its own and commits. */
  public void inTransaction(Consumer<Session> work) {
    sessions.inTransaction(work::accept);
  }

  /** What the work sends, in a session of its own and with the commit; throws what it throws. */
  public SqlSent recordSql(Consumer<Session> work) {
    var sent = attempt(work);
    if (sent.failure() != null) {
      throw sent.failure();
    }
    return sent;
  }

  /** As {@link #recordSql}, but answers a failure instead of throwing it. */
  public SqlSent attempt(Consumer<Session> work) {
    recorder.take();
    @Nullable RuntimeException failure = null;
    try {
      inTransaction(work);
    } catch (RuntimeException refused) {
      failure = refused;
    }
    return new SqlSent(recorder.take(), failure);
  }

  /**
   * The committed rows, read by plain SQL on another connection.
   *
   * @param columns which, by default all; rows are ordered by them
   * @return one text a row, the values separated by a comma and a space
   */
  public List<String> rows(String table, String... columns) {
    var selected = columns.length == 0 ? "*" : String.join(", ", columns);
    var order = columns.length == 0 ? "1" : selected;
    return query("select %s from %s order by %s".formatted(selected, table, order)).stream()
        .skip(1)
        .map(row -> String.join(", ", row))
        .toList();
  }

  /** Column names first, then the rows of a plain SQL query on another connection. */
  public List<List<String>> query(String sql) {
    return plainSql.table(sql);
  }

  /** Runs plain SQL on another connection. */
  public void execute(String sql) {
    schema.execute(sql);
  }

  @Override
  public void close() {
    sessions.close();
    schema.close();
  }
}
