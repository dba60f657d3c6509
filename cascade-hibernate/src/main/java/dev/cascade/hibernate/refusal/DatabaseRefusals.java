package dev.cascade.hibernate.refusal;

import dev.cascade.model.MappedKey;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.JDBCException;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.spi.SQLExceptionConverter;

/**
 * Translates what the database refuses, whoever sent it: a flush, HQL, a native statement, a
 * stateless session.
 *
 * <p>What only the commit finds (constraints that are DEFERRED) does not come by here; Hibernate
 * does not convert it either.
 */
// Serializable by Hibernate's interface only; what holds a converter is not.
@SuppressWarnings("serial")
public final class DatabaseRefusals implements SQLExceptionConverter {

  private SQLExceptionConverter standard;
  private final SessionFactoryImplementor sessions;
  private final Translation translation;

  private DatabaseRefusals(
      SQLExceptionConverter standard, SessionFactoryImplementor sessions, List<MappedKey> keys) {
    this.standard = standard;
    this.sessions = sessions;
    this.translation = new Translation(new Candidates(keys), new Identifiers(sessions));
  }

  /** Begins to translate for a factory. Doing it twice is harmless. */
  public static void translate(SessionFactoryImplementor sessions, List<MappedKey> keys) {
    leave(sessions);
    var exceptions = sessions.getJdbcServices().getSqlExceptionHelper();
    exceptions.setSqlExceptionConverter(
        new DatabaseRefusals(exceptions.getSqlExceptionConverter(), sessions, keys));
  }

  /** Ends it: what converts is a service, which factories may share, and which may outlive them. */
  public static void leave(SessionFactoryImplementor sessions) {
    var exceptions = sessions.getJdbcServices().getSqlExceptionHelper();
    exceptions.setSqlExceptionConverter(without(sessions, exceptions.getSqlExceptionConverter()));
  }

  private static SQLExceptionConverter without(
      SessionFactoryImplementor sessions, SQLExceptionConverter converter) {
    if (converter instanceof DatabaseRefusals ours) {
      var rest = without(sessions, ours.standard);
      if (ours.sessions == sessions) {
        return rest;
      }
      ours.standard = rest;
    }
    return converter;
  }

  @Override
  public JDBCException convert(SQLException exception, String message, String sql) {
    var converted = standard.convert(exception, message, sql);
    return converted instanceof ConstraintViolationException violation
            && !(violation instanceof RelationshipViolationException)
        ? translation.translate(violation)
        : converted;
  }
}
