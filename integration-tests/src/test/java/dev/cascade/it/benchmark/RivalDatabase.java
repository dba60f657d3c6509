package dev.cascade.it.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import dev.cascade.it.benchmark.rival.Rival;
import dev.cascade.it.benchmark.rival.UserDeletion;
import dev.cascade.it.support.Schema;
import dev.cascade.it.support.TestPostgres;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A rival with tables of its own. */
final class RivalDatabase implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger("dev.cascade");

  static {
    // The line that tells of the rules at start-up.
    LOG.setLevel(Level.WARNING);
  }

  private final Schema schema;
  private final BlogTables tables;
  private final HikariDataSource pool = new HikariDataSource();
  private final UserDeletion deletion;
  private long user;

  private RivalDatabase(
      Schema schema, Rival rival, int posts, UnaryOperator<DataSource> connections) {
    this.schema = schema;
    this.tables = new BlogTables(schema, rival.rows(), posts);
    pool.setDataSource(schema.dataSource());
    // EclipseLink reads on a second one.
    pool.setMaximumPoolSize(2);
    this.deletion = rival.open(connections.apply(pool));
  }

  /**
   * Boots a rival in a new schema.
   *
   * @param connections what lies between the rival and the pool
   */
  static RivalDatabase open(
      TestPostgres server, Rival rival, int posts, UnaryOperator<DataSource> connections) {
    return new RivalDatabase(server.newSchema(), rival, posts, connections);
  }

  /** Inserts the user that {@link #deleteUser} is to delete. */
  void insertUser() {
    tables.insertUser(++user);
  }

  /** What is measured. */
  void deleteUser() {
    deletion.delete(user);
  }

  /** As {@link BlogTables#requireBystanderAlone}. */
  void requireUserGone() {
    tables.requireBystanderAlone();
  }

  /** Time for deleting one user; inserting it and looking after it is not counted. */
  long nanosForAUser() {
    insertUser();
    var start = System.nanoTime();
    deleteUser();
    var nanos = System.nanoTime() - start;
    requireUserGone();
    return nanos;
  }

  @Override
  public void close() {
    deletion.close();
    pool.close();
    tables.close();
    schema.close();
  }
}
