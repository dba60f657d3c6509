package dev.cascade.it.ownership;

import dev.cascade.it.support.Schema;
import dev.cascade.it.support.TestPostgres;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** A schema with the tables, and a session factory on it. */
final class TeamTables implements AutoCloseable {

  private final Schema schema = TestPostgres.server().newSchema();
  private final EntityManagerFactory sessions;
  private final Connection connection;

  TeamTables() throws SQLException {
    var unit = new HibernatePersistenceConfiguration("ownership");
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
          "delete from badges; delete from members; delete from notes; delete from teams");
    }
  }

  /** {@code row > owner} of every committed row, in the order of things. */
  List<String> rows() throws SQLException {
    var rows = new TreeMap<Thing, String>();
    for (var kind : Kind.values()) {
      try (var statement = connection.createStatement();
          var result = statement.executeQuery("select name, owner from " + kind.table())) {
        while (result.next()) {
          rows.put(Thing.named(kind, result.getString(1)), result.getString(2));
        }
      }
    }
    var texts = new ArrayList<String>();
    rows.forEach((thing, owner) -> texts.add(thing + " > " + owner));
    return texts;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    sessions.close();
    schema.close();
  }
}
