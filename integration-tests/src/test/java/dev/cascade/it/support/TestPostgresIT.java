package dev.cascade.it.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TestPostgresIT {

  private final TestPostgres server = TestPostgres.server();

  @Test
  void aTableOfOneSchemaIsNotSeenFromAnother() throws SQLException {
    try (var one = server.newSchema();
        var other = server.newSchema();
        var connection = other.dataSource().getConnection()) {
      one.execute("create table users (id int)");

      assertThat(value(connection, "select to_regclass('users')")).isNull();
    }
  }

  @Test
  void theUrlLeadsIntoTheSchema() throws SQLException {
    try (var schema = server.newSchema();
        var connection =
            DriverManager.getConnection(schema.url(), schema.user(), schema.password())) {
      assertThat(value(connection, "select current_schemas(false)::text"))
          .isEqualTo("{" + schema.name() + "}");
    }
  }

  @Test
  void aClosedSchemaIsGoneWithAllThatWasInIt() throws SQLException {
    var closed = server.newSchema();
    closed.execute("create table users (id int)");
    closed.close();

    try (var connection = closed.dataSource().getConnection()) {
      assertThat(value(connection, "select to_regnamespace('" + closed.name() + "')")).isNull();
    }
  }

  @Test
  void aServerGivenByItsUrlIsUsed() throws SQLException {
    try (var schema = server.newSchema();
        var other = TestPostgres.at(schema.url()).newSchema();
        var connection = other.dataSource().getConnection()) {
      assertThat(value(connection, "select current_schema()")).isEqualTo(other.name());
    }
  }

  @Test
  void aServerThatDoesNotAnswerIsAFailure() {
    var nowhere = TestPostgres.at("jdbc:postgresql://localhost:1/none?user=none");

    assertThatThrownBy(nowhere::newSchema)
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseInstanceOf(ConnectException.class);
  }

  private static String value(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
