package dev.cascade.it.benchmark;

import dev.cascade.it.benchmark.rival.Rows;
import dev.cascade.it.support.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Users, posts and comments, the same tables for every rival but for their ON DELETE clauses and
 * the columns of rows that are only marked as deleted.
 *
 * <p>User 0 has as many rows as the one to delete, and stays.
 */
final class BlogTables implements AutoCloseable {

  private static final int COMMENTS_A_POST = 10;
  private static final long BYSTANDER = 0;

  // Vacuum runs between the deletions, never beside one.
  private static final String DDL =
      """
      create table users (id bigint primary key, name text not null %2$s)
        with (autovacuum_enabled = off);
      create table posts (id bigint primary key, title text not null,
          user_id bigint not null references users %1$s %2$s)
        with (autovacuum_enabled = off);
      create table comments (id bigint primary key, text text not null,
          post_id bigint not null references posts %1$s %2$s)
        with (autovacuum_enabled = off);
      create index posts_user_id on posts (user_id);
      create index comments_post_id on comments (post_id)
      """;

  // On this connection only: checking foreign keys would take most of the time of a run.
  private static final String NO_CHECKS = "set session_replication_role = replica";

  private static final String ROWS =
      """
      insert into users (id, name) values (%1$d, 'user');
      insert into posts (id, user_id, title)
        select %1$d * %2$d + post, %1$d, 'post ' || post from generate_series(0, %2$d - 1) post;
      insert into comments (id, post_id, text)
        select %1$d * %2$d * %3$d + comment, %1$d * %2$d + comment / %3$d, 'comment ' || comment
          from generate_series(0, %2$d * %3$d - 1) comment
      """;

  private static final String COUNTS =
      """
      select (select count(*) from users where %1$s), (select count(*) from posts where %1$s),
        (select count(*) from comments where %1$s)
      """;

  private final Connection connection;
  private final Rows rows;
  private final int posts;

  /** Creates the tables; {@code posts} is how many a user has, with ten comments each. */
  BlogTables(Schema schema, Rows rows, int posts) {
    schema.execute(DDL.formatted(rows.onDelete(), rows.columns()));
    this.rows = rows;
    this.posts = posts;
    try {
      connection = schema.dataSource().getConnection();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    execute(NO_CHECKS);
    insertUser(BYSTANDER);
  }

  /** A user with posts and comments; the server has nothing left to do for earlier ones. */
  void insertUser(long userId) {
    for (var table : List.of("comments", "posts", "users")) {
      execute("delete from %s where not (%s)".formatted(table, rows.live()));
    }
    execute(ROWS.formatted(userId, posts, COMMENTS_A_POST));
    execute("vacuum (analyze) users, posts, comments");
    execute("checkpoint");
  }

  /**
   * Looks what a deletion has left, on another connection than that of the rival.
   *
   * @throws IllegalStateException if it is not exactly what user 0 has
   */
  void requireBystanderAlone() {
    var expected = List.of(1L, (long) posts, (long) posts * COMMENTS_A_POST);
    var left = counts();
    if (!left.equals(expected)) {
      throw new IllegalStateException(
          "Left are %s users, posts and comments, not %s".formatted(left, expected));
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Long> counts() {
    try (var statement = connection.createStatement();
        var counts = statement.executeQuery(COUNTS.formatted(rows.live()))) {
      counts.next();
      return List.of(counts.getLong(1), counts.getLong(2), counts.getLong(3));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void execute(String sql) {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
