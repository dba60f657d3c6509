package dev.cascade.hibernate.schema;

import java.sql.SQLException;
import org.hibernate.SessionFactory;
import org.hibernate.SessionFactoryObserver;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/** Asks for the live keys as soon as the factory, and the tables it may make, are there. */
final class BootVerification implements SessionFactoryObserver {

  private static final long serialVersionUID = 1L;
  private static final System.Logger LOG = System.getLogger("dev.cascade");

  private final transient LiveKeys keys;

  BootVerification(LiveKeys keys) {
    this.keys = keys;
  }

  @Override
  public void sessionFactoryCreated(SessionFactory factory) {
    try (var boot = BootConnection.of((SessionFactoryImplementor) factory)) {
      keys.verify(boot.connection());
    } catch (SQLException | BootConnection.UnavailableException e) {
      LOG.log(
          System.Logger.Level.INFO,
          "The foreign keys that passive deletes rely on are checked at the first removal: {0}",
          e.getMessage());
    }
  }
}
