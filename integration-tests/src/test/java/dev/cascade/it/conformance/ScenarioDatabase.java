package dev.cascade.it.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cascade.it.support.Schema;
import dev.cascade.it.support.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.jspecify.annotations.Nullable;

/** A schema with the tables and rows of one scenario. */
final class ScenarioDatabase implements AutoCloseable {

  private static final int FIRST_GENERATED_ID = 1001;

  private final Schema schema = TestPostgres.server().newSchema();
  private final StatementCounter counter;
  private final DataSource counted;
  private boolean inUse;

  ScenarioDatabase(Scenario scenario) throws SQLException {
    counter = new StatementCounter(scenario.model().tables());
    counted = ProxyDataSourceBuilder.create(schema.dataSource()).listener(counter).build();
    prepare(scenario);
  }

  /** What an application connects to. */
  DataSource dataSource() {
    return counted;
  }

  /** Counts what goes through {@link #dataSource()}. */
  StatementCounter counter() {
    return counter;
  }

  private void prepare(Scenario scenario) throws SQLException {
    try (var connection = schema.dataSource().getConnection()) {
      for (var statement : scenario.ddl()) {
        execute(connection, statement);
      }
      for (var row : scenario.given()) {
        insert(connection, row);
      }
      for (var entity : scenario.model().entities().values()) {
        if (entity.hasGeneratedId()) {
          var restart = "ALTER TABLE %s ALTER COLUMN id RESTART WITH %d";
          execute(connection, restart.formatted(entity.table(), FIRST_GENERATED_ID));
        }
      }
    }
  }

  /** All committed rows. */
  ObjectNode rows(Model model) throws SQLException {
    try (var connection = schema.dataSource().getConnection()) {
      return Rows.of(model, connection);
    }
  }

  /** Leaves the schema to the server's end: somebody will not let go of it. */
  void abandon() {
    inUse = true;
  }

  @Override
  public void close() {
    if (!inUse) {
      schema.close();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void insert(Connection connection, Map<String, @Nullable Object> row)
      throws SQLException {
    var columns = row.keySet().stream().filter(each -> !each.equals("table")).toList();
    var sql =
        "INSERT INTO %s (%s) VALUES (%s)"
            .formatted(
                row.get("table"),
                String.join(", ", columns),
                String.join(", ", Collections.nCopies(columns.size(), "?")));
    try (var statement = connection.prepareStatement(sql)) {
      for (var i = 0; i < columns.size(); i++) {
        statement.setObject(i + 1, row.get(columns.get(i)));
      }
      statement.executeUpdate();
    }
  }
}
