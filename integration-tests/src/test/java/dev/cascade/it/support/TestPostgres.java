package dev.cascade.it.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A PostgreSQL server that tests make their schemas in. */
public final class TestPostgres {

  /** System property that names a server to use instead of starting one. */
  public static final String URL_PROPERTY = "cascade.test.jdbc-url";

  // A crash may lose everything: the server lives as long as the tests.
  private static final Map<String, String> FAST_NOT_DURABLE =
      Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off");

  private final String jdbcUrl;

  private TestPostgres(String jdbcUrl) {
    this.jdbcUrl = jdbcUrl;
  }

  /**
   * The one server of this JVM, started by the first call and stopped with the JVM: the one that
   * the system property {@value #URL_PROPERTY} names (a blank value counts as none), else one in a
   * container if Docker answers, else an embedded one.
   */
  public static TestPostgres server() {
    return OfThisJvm.SERVER;
  }

  /** A server that runs already; nothing is connected yet. */
  public static TestPostgres at(String jdbcUrl) {
    return new TestPostgres(jdbcUrl);
  }

  /** A new embedded server, stopped with the JVM. */
  public static TestPostgres embedded() {
    // One collation everywhere, whatever the machine's locale.
    var builder = EmbeddedPostgres.builder().setLocaleConfig("locale", "C");
    FAST_NOT_DURABLE.forEach(builder::setServerConfig);
    try {
      return at(builder.start().getJdbcUrl("postgres", "postgres"));
    } catch (IOException e) {
      throw new UncheckedIOException("The embedded PostgreSQL does not start", e);
    }
  }

  /** JDBC URL of its default database, for another JVM to use. */
  public String url() {
    return jdbcUrl;
  }

  /** A new, empty schema of this server; closing it drops it with all that is in it. */
  public Schema newSchema() {
    var name = "cascade_" + UUID.randomUUID().toString().replace("-", "");
    var separator = jdbcUrl.contains("?") ? "&" : "?";
    return Schema.create(name, jdbcUrl + separator + "currentSchema=" + name);
  }

  private static TestPostgres inContainer() {
    var command = new ArrayList<>(List.of("postgres"));
    FAST_NOT_DURABLE.forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
    var container =
        new PostgreSQLContainer("postgres:18")
            .withEnv("POSTGRES_INITDB_ARGS", "--locale=C")
            .withCommand(command.toArray(String[]::new))
            .withUrlParam("user", "test")
            .withUrlParam("password", "test");
    container.start();
    return at(container.getJdbcUrl());
  }

  private static final class OfThisJvm {

    static final TestPostgres SERVER = find();

    private static TestPostgres find() {
      var given = System.getProperty(URL_PROPERTY, "");
      if (!given.isBlank()) {
        return at(given);
      }
      return DockerClientFactory.instance().isDockerAvailable() ? inContainer() : embedded();
    }
  }
}
