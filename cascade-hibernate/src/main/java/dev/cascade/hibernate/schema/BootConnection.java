package dev.cascade.hibernate.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.jdbc.connections.spi.JdbcConnectionAccess;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/** A connection of the factory's own, outside any session. */
record BootConnection(JdbcConnectionAccess access, Connection connection) implements AutoCloseable {

  private static final Set<String> ALLOWING = Set.of("true", "allow");

  /** Whether the application lets Hibernate read the database's metadata at start-up. */
  static boolean isAllowed(SessionFactoryImplementor sessions) {
    var setting =
        sessions
            .getServiceRegistry()
            .requireService(ConfigurationService.class)
            .getSettings()
            .getOrDefault(JdbcSettings.ALLOW_METADATA_ON_BOOT, true);
    return ALLOWING.contains(setting.toString().toLowerCase(Locale.ROOT));
  }

  /**
   * Opens it.
   *
   * @throws UnavailableException if there is none: no data source, or no database behind it
   */
  static BootConnection of(SessionFactoryImplementor sessions) {
    var access = sessions.getJdbcServices().getBootstrapJdbcConnectionAccess();
    try {
      return new BootConnection(access, access.obtainConnection());
    } catch (SQLException | RuntimeException e) {
      // Pools throw what they like, and Hibernate UnsupportedOperationException if it has no pool.
      throw new UnavailableException(e);
    }
  }

  @Override
  public void close() throws SQLException {
    if (!connection.getAutoCommit()) {
      // Reading has begun a transaction; not every pool ends it.
      connection.rollback();
    }
    access.releaseConnection(connection);
  }

  /** Why there is no connection. */
  static final class UnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnavailableException(Exception cause) {
      super(cause.getMessage(), cause);
    }
  }
}
