package dev.cascade.hibernate.bulk;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.hibernate.event.spi.EventSource;

/**
 * A statement of the database's own, sent as Hibernate sends its own: logged, and its errors
 * translated. Unlike a native query of Hibernate's it empties no cache.
 */
record SqlText(String sql) {

  /** Puts values in the place of the question marks. */
  interface Binding {
    void to(PreparedStatement statement) throws SQLException;
  }

  /** Reads what comes back. */
  interface Reading<T> {
    T of(ResultSet result) throws SQLException;
  }

  /** Sends a query. */
  <T> T query(EventSource session, Binding values, Reading<T> reading) {
    return send(
        session,
        values,
        statement ->
            reading.of(session.getJdbcCoordinator().getResultSetReturn().extract(statement, sql)));
  }

  /** Sends a delete; how many rows it has deleted. */
  int update(EventSource session, Binding values) {
    return send(
        session,
        values,
        statement ->
            session.getJdbcCoordinator().getResultSetReturn().executeUpdate(statement, sql));
  }

  private <T> T send(EventSource session, Binding values, Sending<T> sending) {
    var coordinator = session.getJdbcCoordinator();
    var statement = coordinator.getStatementPreparer().prepareStatement(sql);
    try {
      values.to(statement);
      return sending.of(statement);
    } catch (SQLException e) {
      throw session.getJdbcServices().getSqlExceptionHelper().convert(e, "Cannot delete", sql);
    } finally {
      coordinator.getLogicalConnection().getResourceRegistry().release(statement);
      coordinator.afterStatementExecution();
    }
  }

  private interface Sending<T> {
    T of(PreparedStatement statement) throws SQLException;
  }
}
