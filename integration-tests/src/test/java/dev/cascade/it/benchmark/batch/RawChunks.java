package dev.cascade.it.benchmark.batch;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Deletes as one writes them by hand. */
record RawChunks(DataSource source) {

  private static final String RETURNING =
      """
      with gone as (delete from remarks where ctid = any(array(
        select ctid from remarks where author_id = ? and id > ? order by author_id, id limit ?))
        returning id) select count(*), max(id) from gone""";
  private static final String BOUND =
      "select id from remarks where author_id = ? and id > ? order by author_id, id offset ? limit 1";
  private static final String UP_TO =
      "delete from remarks where author_id = ? and id > ? and id <= ?";

  /** One statement, one transaction. */
  void atOnce() throws SQLException {
    try (var connection = begin()) {
      try (var delete = connection.prepareStatement("delete from remarks where author_id = ?")) {
        delete.setLong(1, ForumTables.AUTHOR);
        delete.executeUpdate();
      }
      deleteAuthor(connection);
    }
  }

  /** The statement tells the next key. */
  void returning(int chunk) throws SQLException {
    try (var connection = begin()) {
      var last = 0L;
      var number = 0L;
      do {
        try (var delete = connection.prepareStatement(RETURNING)) {
          delete.setLong(1, ForumTables.AUTHOR);
          delete.setLong(2, last);
          delete.setInt(3, chunk);
          try (var result = delete.executeQuery()) {
            result.next();
            number = result.getLong(1);
            last = result.getLong(2);
          }
        }
        connection.commit();
      } while (number == chunk);
      deleteAuthor(connection);
    }
  }

  /** The next key is looked up first. */
  void upTo(int chunk) throws SQLException {
    try (var connection = begin()) {
      var last = 0L;
      while (last < Long.MAX_VALUE) {
        var next = bound(connection, last, chunk);
        try (var delete = connection.prepareStatement(UP_TO)) {
          delete.setLong(1, ForumTables.AUTHOR);
          delete.setLong(2, last);
          delete.setLong(3, next);
          delete.executeUpdate();
        }
        connection.commit();
        last = next;
      }
      deleteAuthor(connection);
    }
  }

  private static long bound(Connection connection, long last, int chunk) throws SQLException {
    try (var query = connection.prepareStatement(BOUND)) {
      query.setLong(1, ForumTables.AUTHOR);
      query.setLong(2, last);
      query.setInt(3, chunk - 1);
      try (var result = query.executeQuery()) {
        return result.next() ? result.getLong(1) : Long.MAX_VALUE;
      }
    }
  }

  private Connection begin() throws SQLException {
    var connection = source.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  private static void deleteAuthor(Connection connection) throws SQLException {
    try (var delete = connection.prepareStatement("delete from authors where id = ?")) {
      delete.setLong(1, ForumTables.AUTHOR);
      delete.executeUpdate();
    }
    connection.commit();
  }
}
