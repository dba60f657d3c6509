package dev.cascade.it.conformance;

import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** Boots the entities of a scenario as an application would. */
final class Persistence {

  /** The checks that SQLAlchemy does not make. */
  private static final List<String> NOT_SQLALCHEMYS =
      List.of(
          "CASCADE-104", "CASCADE-106", "CASCADE-111", "CASCADE-112", "CASCADE-113", "CASCADE-114");

  private Persistence() {}

  static EntityManagerFactory boot(
      Model model, Map<String, Class<?>> classes, DataSource database) {
    var loader = classes.values().iterator().next().getClassLoader();
    var unit = new HibernatePersistenceConfiguration("scenario");
    unit.property(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, database);
    unit.property(AvailableSettings.CLASSLOADERS, List.of(loader));
    // As SQLAlchemy has it: what may not be null is the database's business, and found out at
    // flush.
    unit.property(AvailableSettings.CHECK_NULLABILITY, false);
    NOT_SQLALCHEMYS.forEach(code -> unit.property("cascade.checks." + code, "warn"));
    model
        .attributes()
        .filter(each -> each.cascade() != null)
        .forEach(
            each ->
                unit.property(
                    "cascade.rules." + each.entity() + "." + each.name(), each.cascade()));
    classes.values().forEach(unit::managedClass);
    return unit.createEntityManagerFactory();
  }
}
