package dev.cascade.hibernate.internal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.collection.AbstractCollectionPersister;
import org.hibernate.type.CollectionType;
import org.hibernate.type.Type;

/**
 * The rows behind a collection that Hibernate does not write from that side: join rows seen from
 * the inverse side, children of a one-sided collection whose key may not be null.
 *
 * <p>Plain SQL: a join row is no entity, so no query of Hibernate's can name it.
 */
public final class CollectionRows {

  private final AbstractCollectionPersister role;
  private final EventSource session;

  private CollectionRows(AbstractCollectionPersister role, EventSource session) {
    this.role = role;
    this.session = session;
  }

  /** Of a collection attribute of that type. */
  public static CollectionRows of(Type type, EventSource session) {
    var role = ((CollectionType) type).getRole();
    return new CollectionRows(
        (AbstractCollectionPersister)
            session.getFactory().getMappingMetamodel().getCollectionDescriptor(role),
        session);
  }

  /** Deletes the rows of one owner. */
  public void delete(SessionEntity owner) {
    execute(
        "delete from %s where %s".formatted(role.getTableName(), keyIs(" = ?", " and ")), owner);
  }

  /** Sets the key of one owner's rows to NULL. */
  public void release(SessionEntity owner) {
    execute(
        "update %s set %s where %s"
            .formatted(role.getTableName(), keyIs(" = null", ", "), keyIs(" = ?", " and ")),
        owner);
  }

  private String keyIs(String what, String separator) {
    return Arrays.stream(role.getKeyColumnNames())
        .map(column -> column + what)
        .collect(Collectors.joining(separator));
  }

  private void execute(String sql, SessionEntity owner) {
    var jdbc = session.getJdbcCoordinator();
    var statement = jdbc.getStatementPreparer().prepareStatement(sql);
    try {
      bindKey(statement, owner);
      jdbc.getResultSetReturn().executeUpdate(statement, sql);
    } catch (SQLException e) {
      throw session
          .getJdbcServices()
          .getSqlExceptionHelper()
          .convert(e, "could not release rows", sql);
    } finally {
      jdbc.getLogicalConnection().getResourceRegistry().release(statement);
      jdbc.afterStatementExecution();
    }
  }

  private void bindKey(PreparedStatement statement, SessionEntity owner) throws SQLException {
    var key = role.getCollectionType().getKeyOfOwner(owner.instance(), session);
    role.getKeyType().nullSafeSet(statement, key, 1, session);
  }
}
