package dev.cascade.it.support;

import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A schema of one test; the only one on the search path of its connections. */
public final class Schema implements AutoCloseable {

  private final String name;
  private final String url;
  private final PGSimpleDataSource dataSource = new PGSimpleDataSource();

  private Schema(String name, String url) {
    this.name = name;
    this.url = url;
    dataSource.setURL(url);
  }

  static Schema create(String name, String url) {
    var schema = new Schema(name, url);
    schema.execute("create schema " + name);
    return schema;
  }

  public String name() {
    return name;
  }

  /** Opens a new connection at each call; none is pooled. */
  public DataSource dataSource() {
    return dataSource;
  }

  /** JDBC URL that leads into this schema. */
  public String url() {
    return url;
  }

  public String user() {
    // The driver's own default.
    return Objects.requireNonNullElse(dataSource.getUser(), System.getProperty("user.name"));
  }

  /** Empty if the server asks for none. */
  public String password() {
    return Objects.requireNonNullElse(dataSource.getPassword(), "");
  }

  /** Runs statements, separated by semicolons, on a connection of their own. */
  public void execute(String sql) {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("Failed in schema " + name + ": " + sql, e);
    }
  }

  /** Drops the schema; fails within 10 s if a test has left a transaction open in it. */
  @Override
  public void close() {
    execute("set lock_timeout = '10s'; drop schema " + name + " cascade");
  }
}
