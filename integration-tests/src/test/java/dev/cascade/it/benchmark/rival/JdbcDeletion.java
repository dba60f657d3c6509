package dev.cascade.it.benchmark.rival;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** By statements written by hand, in one transaction. */
record JdbcDeletion(DataSource dataSource, List<String> statements) implements UserDeletion {

  private static final String USER = "delete from users where id = ?";
  private static final String POSTS = "delete from posts where user_id = ?";
  private static final String COMMENTS =
      "delete from comments where post_id in (select id from posts where user_id = ?)";

  private static final String MARK =
      "update %s set deleted_at = now(), deletion_id = md5(now()::text)::uuid where deleted_at is null and %s";

  /** All rows by one time and one id. */
  static JdbcDeletion markedByLevel(DataSource dataSource) {
    return new JdbcDeletion(
        dataSource,
        List.of(
            MARK.formatted(
                "comments",
                "post_id in (select id from posts where user_id = ? and deleted_at is null)"),
            MARK.formatted("posts", "user_id = ?"),
            MARK.formatted("users", "id = ?")));
  }

  static JdbcDeletion byTheDatabase(DataSource dataSource) {
    return new JdbcDeletion(dataSource, List.of(USER));
  }

  static JdbcDeletion levelByLevel(DataSource dataSource) {
    return new JdbcDeletion(dataSource, List.of(COMMENTS, POSTS, USER));
  }

  @Override
  public void delete(long userId) {
    try (var connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      for (var statement : statements) {
        execute(connection, statement, userId);
      }
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(Connection connection, String sql, long userId) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setLong(1, userId);
      statement.executeUpdate();
    }
  }

  @Override
  public void close() {}
}
