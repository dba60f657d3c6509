package dev.cascade.it.random;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.stream.Collectors;

/**
 * The reference: foreign keys with all clauses, one DELETE for each type of root, one transaction.
 *
 * <p>{@code RESTRICT} is {@code NO ACTION} here, and both are checked at the commit: a flush counts
 * all its removals together. {@link Verdict} knows where RESTRICT may be stricter.
 */
final class ByDatabase implements AutoCloseable {

  private final Tables tables;
  private final Connection connection;

  ByDatabase() throws SQLException {
    tables = new Tables();
    connection = tables.open();
    connection.setAutoCommit(false);
  }

  Outcome outcomeOf(DeletionCase wanted) throws SQLException {
    tables.fill(wanted, KeyClauses.ALL);
    SQLException refusal = null;
    try {
      delete(wanted.removal());
      connection.commit();
    } catch (SQLException e) {
      if (!"23503".equals(e.getSQLState())) {
        throw e;
      }
      refusal = e;
      connection.rollback();
    }
    return new Outcome(tables.rows(wanted.domain()), refusal);
  }

  private void delete(Removal removal) throws SQLException {
    var types = new LinkedHashSet<String>();
    removal.roots().forEach(each -> types.add(each.row().type()));
    try (var statement = connection.createStatement()) {
      for (var type : types) {
        var ids =
            removal.roots().stream()
                .map(Removal.Root::row)
                .filter(each -> each.type().equals(type))
                .map(each -> String.valueOf(each.id()))
                .collect(Collectors.joining(", "));
        statement.executeUpdate("delete from " + type + " where id in (" + ids + ")");
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    tables.close();
  }
}
