package dev.cascade.it.restore;

import dev.cascade.it.support.Schema;
import dev.cascade.it.support.TestPostgres;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.jspecify.annotations.Nullable;

/** A schema with the tables, and a session factory on it. */
final class WoodTables implements AutoCloseable {

  private final Schema schema = TestPostgres.server().newSchema();
  private final EntityManagerFactory sessions;
  private final Connection connection;

  WoodTables() throws SQLException {
    var unit = new HibernatePersistenceConfiguration("wood");
    // Hibernate's own pool: connecting takes longer than a case.
    unit.property(AvailableSettings.JAKARTA_JDBC_URL, schema.url());
    unit.property(AvailableSettings.JAKARTA_JDBC_USER, schema.user());
    unit.property(AvailableSettings.JAKARTA_JDBC_PASSWORD, schema.password());
    unit.property(AvailableSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, "create");
    unit.property(AvailableSettings.LOG_JDBC_ERRORS, false);
    Stream.of(Kind.values()).map(Kind::type).forEach(unit::managedClass);
    sessions = unit.createEntityManagerFactory();
    connection = schema.dataSource().getConnection();
  }

  EntityManagerFactory sessions() {
    return sessions;
  }

  void empty() throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          "delete from needles; delete from leaves; delete from birds; delete from fruits; delete from branches; delete from trunks");
    }
  }

  /** Every committed row by its identifier. */
  Map<Long, Row> rows() throws SQLException {
    var rows = new TreeMap<Long, Row>();
    for (var kind : Kind.values()) {
      try (var statement = connection.createStatement();
          var result = statement.executeQuery(kind.rows())) {
        while (result.next()) {
          rows.put(result.getLong(1), new Row(kind, result.getString(2), result.getString(3)));
        }
      }
    }
    return rows;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    sessions.close();
    schema.close();
  }

  /** A row, on what it hangs, and when it was deleted, which tells by which deletion. */
  record Row(Kind kind, @Nullable String parent, @Nullable String deletedAt) {}
}
