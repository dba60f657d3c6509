package dev.cascade.it.benchmark.batch;

import dev.cascade.it.support.Schema;
import java.sql.SQLException;
import java.util.List;

/** Fills the tables before each run, and looks after it what is left. */
record ForumTables(Schema schema, int rows) {

  static final long AUTHOR = 1;
  private static final long BYSTANDER = 2;

  /** One author with all the rows, and another with a tenth as many, which must stay. */
  void fill() {
    // Without the triggers of the foreign keys: what is inserted is right.
    schema.execute(
        """
        truncate remarks, authors;
        set session_replication_role = replica;
        insert into authors (id) values (%1$d), (%2$d);
        insert into remarks (id, author_id, content)
          select n, case when n %% 11 = 0 then %2$d else %1$d end, repeat('x', 40)
          from generate_series(1, %3$d) n"""
            .formatted(AUTHOR, BYSTANDER, rows + rows / 10));
    vacuum("remarks");
    vacuum("authors");
    execute("checkpoint");
  }

  private void vacuum(String table) {
    execute("vacuum (analyze) " + table);
  }

  // By itself: not within the transaction that several statements make.
  private void execute(String sql) {
    schema.execute(sql);
  }

  void requireOnlyTheOtherIsLeft() {
    try (var connection = schema.dataSource().getConnection();
        var statement = connection.createStatement();
        var result =
            statement.executeQuery(
                "select (select count(*) from authors where id = 1), (select count(*) from remarks where author_id = 1), (select count(*) from remarks)")) {
      result.next();
      var found = List.of(result.getLong(1), result.getLong(2), result.getLong(3));
      if (!found.equals(List.of(0L, 0L, (long) (rows + rows / 10) / 11))) {
        throw new IllegalStateException("Left: " + found);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
