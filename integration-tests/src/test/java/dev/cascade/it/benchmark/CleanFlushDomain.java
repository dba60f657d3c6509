package dev.cascade.it.benchmark;

import static jakarta.persistence.CascadeType.MERGE;
import static jakarta.persistence.CascadeType.PERSIST;

import dev.cascade.CascadeOption;
import dev.cascade.CascadeRule;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Property;

/**
 * Entities that say each rule in JPA's words, too: without our library, Hibernate alone does what
 * they ask for.
 */
final class CleanFlushDomain {

  static final String ROWS =
      """
      insert into plain (id, name) select i, 'n' || i from generate_series(1, 10000) i;
      insert into parent (id, name) select i, 'n' || i from generate_series(1, 10000) i;
      insert into child (id, name, parent_id)
        select i, 'n' || i, (i - 1) / 4 + 1 from generate_series(1, 8000) i;
      insert into country (id, name) select i, 'n' || i from generate_series(1, 10) i;
      insert into person (id, name, country_id)
        select i, 'n' || i, i % 10 + 1 from generate_series(1, 5000) i;
      insert into passport (id, name, person_id)
        select i, 'n' || i, i from generate_series(1, 5000) i;
      analyze;
      """;

  private CleanFlushDomain() {}

  /** A session factory for these entities; the caller closes it. */
  static SessionFactory boot(Map<String, Object> settings, boolean withCascades) {
    var registry = new StandardServiceRegistryBuilder().applySettings(settings).build();
    var metadata =
        new MetadataSources(registry)
            .addAnnotatedClasses(
                Plain.class, Parent.class, Child.class, Country.class, Person.class, Passport.class)
            .buildMetadata();
    if (!withCascades) {
      dropCascades(metadata);
    }
    return metadata.buildSessionFactory();
  }

  private static void dropCascades(Metadata metadata) {
    metadata.getEntityBindings().stream()
        .flatMap(each -> each.getProperties().stream())
        .forEach(CleanFlushDomain::dropCascade);
  }

  private static void dropCascade(Property property) {
    property.setCascade("none");
    if (property.getValue() instanceof Collection collection) {
      collection.setOrphanDelete(false);
    }
  }

  @Entity(name = "Plain")
  static class Plain {

    @Id int id;
    String name;
  }

  @Entity(name = "Parent")
  static class Parent {

    @Id int id;
    String name;

    @OneToMany(mappedBy = "parent", cascade = CascadeType.ALL, orphanRemoval = true)
    @CascadeRule({CascadeOption.ALL, CascadeOption.DELETE_ORPHAN})
    List<Child> children;
  }

  @Entity(name = "Child")
  static class Child {

    @Id int id;
    String name;

    @ManyToOne(fetch = FetchType.LAZY)
    Parent parent;
  }

  @Entity(name = "Country")
  static class Country {

    @Id int id;
    String name;
  }

  @Entity(name = "Person")
  static class Person {

    @Id int id;
    String name;

    @OneToOne(mappedBy = "person", cascade = CascadeType.ALL, orphanRemoval = true)
    @CascadeRule({CascadeOption.ALL, CascadeOption.DELETE_ORPHAN})
    Passport passport;

    @ManyToOne(
        fetch = FetchType.LAZY,
        cascade = {PERSIST, MERGE})
    @CascadeRule({CascadeOption.SAVE_UPDATE, CascadeOption.MERGE})
    Country country;
  }

  @Entity(name = "Passport")
  static class Passport {

    @Id int id;
    String name;

    @OneToOne(fetch = FetchType.LAZY)
    Person person;
  }
}
