package dev.cascade.it.boot;

import java.util.HashMap;
import java.util.Map;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/** Boots entities for PostgreSQL without a database. */
final class Boot {

  private final Class<?>[] entities;
  private final Map<String, Object> settings = new HashMap<>();

  private Boot(Class<?>... entities) {
    this.entities = entities;
    settings.put(AvailableSettings.DIALECT, PostgreSQLDialect.class.getName());
    settings.put("hibernate.boot.allow_jdbc_metadata_access", "false");
  }

  /** Of these entities. */
  static Boot of(Class<?>... entities) {
    return new Boot(entities);
  }

  /** With one more setting. */
  Boot with(String setting, Object value) {
    settings.put(setting, value);
    return this;
  }

  /** As far as schema export goes: no session factory. */
  Metadata metadata() {
    var bootstrap =
        new BootstrapServiceRegistryBuilder()
            .applyClassLoader(entities[0].getClassLoader())
            .build();
    var registry = new StandardServiceRegistryBuilder(bootstrap).applySettings(settings).build();
    return new MetadataSources(registry).addAnnotatedClasses(entities).buildMetadata();
  }

  /** All of it; to be closed by the caller. */
  SessionFactoryImplementor sessionFactory() {
    return (SessionFactoryImplementor) metadata().buildSessionFactory();
  }
}
