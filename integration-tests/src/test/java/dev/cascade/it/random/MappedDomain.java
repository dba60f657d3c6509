package dev.cascade.it.random;

import dev.cascade.PassiveDeletes;
import dev.cascade.it.conformance.Attribute;
import dev.cascade.it.conformance.EntityClasses;
import dev.cascade.it.conformance.Model;
import dev.cascade.it.conformance.Relationship;
import dev.cascade.it.conformance.Relationship.ForeignKey;
import dev.cascade.it.conformance.Relationship.JoinTable;
import dev.cascade.it.conformance.Relationship.Kind;
import jakarta.persistence.EntityManagerFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** The entity classes of a domain, and a session factory for them. */
final class MappedDomain implements AutoCloseable {

  private final Domain domain;
  private final Map<String, Class<?>> classes;
  private final EntityManagerFactory sessions;

  MappedDomain(Domain domain, DataSource database) {
    this.domain = domain;
    var model = model();
    classes = EntityClasses.of(model, this::hasRule);
    var unit = new HibernatePersistenceConfiguration("random");
    unit.property(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, database);
    unit.property(
        AvailableSettings.CLASSLOADERS,
        List.of(classes.values().iterator().next().getClassLoader()));
    // Half the time of a start goes into asking the driver.
    unit.property(AvailableSettings.ALLOW_METADATA_ON_BOOT, false);
    unit.property(AvailableSettings.JAKARTA_HBM2DDL_DB_NAME, "PostgreSQL");
    unit.property(AvailableSettings.JAKARTA_HBM2DDL_DB_MAJOR_VERSION, 18);
    unit.property(AvailableSettings.XML_MAPPING_ENABLED, false);
    // Refusals are wanted here.
    unit.property(AvailableSettings.LOG_JDBC_ERRORS, false);
    model
        .attributes()
        .filter(each -> each.cascade() != null)
        .forEach(
            each ->
                unit.property(
                    "cascade.rules." + each.entity() + "." + each.name(), each.cascade()));
    classes.values().forEach(unit::managedClass);
    sessions = unit.createEntityManagerFactory();
  }

  Domain domain() {
    return domain;
  }

  EntityManagerFactory sessions() {
    return sessions;
  }

  Class<?> entity(String type) {
    return classes.get(type);
  }

  @Override
  public void close() {
    sessions.close();
  }

  private boolean hasRule(Attribute attribute) {
    return domain.relations().stream()
        .filter(each -> each.name().equals(attribute.relationship().childProperty()))
        .findFirst()
        .map(each -> attribute.equals(parentEnd(each)) ? each.hasRule() : each.childRule())
        .orElse(true);
  }

  private static Attribute parentEnd(Relation relation) {
    return new Attribute(relationship(relation), true);
  }

  private Model model() {
    var entities = new LinkedHashMap<String, Model.Entity>();
    domain
        .types()
        .forEach(each -> entities.put(each, new Model.Entity(each, "assigned", null, Map.of())));
    return new Model(
        entities,
        Stream.concat(
                domain.relations().stream().map(MappedDomain::relationship),
                domain.sharings().stream().map(MappedDomain::relationship))
            .toList());
  }

  private static Relationship relationship(Relation relation) {
    return new Relationship(
        relation.unique() ? Kind.ONE_TO_ONE : Kind.ONE_TO_MANY,
        relation.parent(),
        relation.child(),
        relation.isParentMapped() ? relation.inverse() : null,
        relation.name(),
        new ForeignKey(
            relation.column(),
            relation.nullable(),
            relation.unique(),
            relation.isStated() ? relation.action().sql() : null),
        null,
        relation.hasRule() ? relation.options() : null,
        text(relation.passiveDeletes()),
        false,
        null,
        null,
        false);
  }

  private static Relationship relationship(Sharing sharing) {
    return new Relationship(
        Kind.MANY_TO_MANY,
        sharing.owner(),
        sharing.target(),
        sharing.name(),
        sharing.inverse(),
        null,
        new JoinTable(
            sharing.name(),
            "owner_id",
            "target_id",
            sharing.ownerClause() ? "CASCADE" : null,
            sharing.targetClause() ? "CASCADE" : null),
        null,
        null,
        false,
        "none",
        null,
        false);
  }

  private static String text(PassiveDeletes deletes) {
    return switch (deletes) {
      case OFF -> "false";
      case ON -> "true";
      case ALL -> "all";
    };
  }
}
