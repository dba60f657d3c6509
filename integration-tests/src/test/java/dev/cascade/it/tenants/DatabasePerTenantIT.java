package dev.cascade.it.tenants;

import dev.cascade.it.support.Schema;
import dev.cascade.it.support.TestPostgres;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

/** A database for each tenant. */
class DatabasePerTenantIT extends OwnTablesContract {

  private final List<String> databases = new ArrayList<>();

  @Override
  Schema open() {
    var name = "tenant_" + UUID.randomUUID().toString().replace("-", "");
    execute("create database " + name);
    databases.add(name);
    return TestPostgres.at(url(name)).newSchema();
  }

  @AfterEach
  @Override
  void close() {
    super.close();
    databases.forEach(each -> execute("drop database " + each));
  }

  private static String url(String database) {
    var server = TestPostgres.server().url();
    var path = URI.create(server.substring("jdbc:".length())).getPath();
    return server.replaceFirst(path, "/" + database);
  }

  private static void execute(String sql) {
    try (var connection = DriverManager.getConnection(TestPostgres.server().url());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
