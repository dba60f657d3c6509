package dev.cascade.hibernate.internal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
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
        "delete from %s where %s"
            .formatted(role.getTableName(), are(role.getKeyColumnNames(), " = ?", " and ")),
        statement -> bindKey(statement, owner));
  }

  /** Deletes the row of one owner and one element. */
  public void delete(SessionEntity owner, Object element) {
    execute(
        "delete from %s where %s and %s"
            .formatted(
                role.getTableName(),
                are(role.getKeyColumnNames(), " = ?", " and "),
                are(role.getElementColumnNames(), " = ?", " and ")),
        statement -> {
          bindKey(statement, owner);
          role.getElementType()
              .nullSafeSet(statement, element, role.getKeyColumnNames().length + 1, session);
        });
  }

  /** Deletes the rows of one element, whoever their owners are. */
  public void deleteElement(Object element) {
    execute(
        "delete from %s where %s"
            .formatted(role.getTableName(), are(role.getElementColumnNames(), " = ?", " and ")),
        statement -> role.getElementType().nullSafeSet(statement, element, 1, session));
    if (role.hasCache()) {
      CachedRows.drop(session, List.of(role.getOwnerEntityPersister().getEntityName()));
    }
  }

  /** Sets the key of one owner's rows to NULL. */
  public void release(SessionEntity owner) {
    execute(
        "update %s set %s where %s"
            .formatted(
                role.getTableName(),
                are(role.getKeyColumnNames(), " = null", ", "),
                are(role.getKeyColumnNames(), " = ?", " and ")),
        statement -> bindKey(statement, owner));
  }

  private static String are(String[] columns, String what, String separator) {
    return Arrays.stream(columns)
        .map(column -> column + what)
        .collect(Collectors.joining(separator));
  }

  private interface Binding {
    void bind(PreparedStatement statement) throws SQLException;
  }

  private void execute(String sql, Binding binding) {
    var jdbc = session.getJdbcCoordinator();
    jdbc.executeBatch();
    var statement = jdbc.getStatementPreparer().prepareStatement(sql);
    try {
      binding.bind(statement);
      jdbc.getResultSetReturn().executeUpdate(statement, sql);
    } catch (SQLException e) {
      throw session
          .getJdbcServices()
          .getSqlExceptionHelper()
          .convert(e, "could not write the rows of " + role.getRole(), sql);
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
