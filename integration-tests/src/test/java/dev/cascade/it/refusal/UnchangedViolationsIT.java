package dev.cascade.it.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.refusal.Shop.Business;
import dev.cascade.it.support.Schema;
import dev.cascade.it.support.TestPostgres;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.engine.jdbc.spi.JdbcServices;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is none of our business comes through as Hibernate made it. */
class UnchangedViolationsIT {

  private static final String CREATE =
      "create table parents (id bigint primary key);"
          + "create table children (id bigint primary key, parent_id bigint references parents);"
          + "insert into parents values (7); insert into children values (1, 7)";

  @Test
  void aUniqueViolationIsHibernatesOwn() {
    try (var shop = Shop.database().boot()) {
      shop.save(new Business(7, "DE7"));

      var violation =
          violation(
              shop,
              "insert into businesses (id, vatNumber) select id + 1, vatNumber from businesses");

      assertThat(violation).isExactlyInstanceOf(ConstraintViolationException.class);
      assertThat(violation.getKind()).isEqualTo(ConstraintKind.UNIQUE);
    }
  }

  @Test
  void aForeignKeyOfTablesThatAreNotMappedIsHibernatesOwn() {
    try (var shop = Shop.database().boot()) {
      shop.execute(CREATE);

      assertThat(violation(shop, "delete from parents"))
          .isExactlyInstanceOf(ConstraintViolationException.class);
      assertThat(violation(shop, "update children set parent_id = 8"))
          .isExactlyInstanceOf(ConstraintViolationException.class);
    }
  }

  @Test
  void withoutRulesNothingIsTranslated() {
    try (var database = MappedDatabase.of(Parent.class, Child.class).boot()) {
      database.save(new Parent(7), new Child(1));

      var violation = violation(database, "update children set parent_id = 8");

      assertThat(violation).isExactlyInstanceOf(ConstraintViolationException.class);
      assertThat(violation).hasMessageContaining("violates foreign key constraint");
    }
  }

  @Test
  void switchedOffNothingIsTranslated() {
    try (var shop = Shop.database().with("cascade.enabled", "false").boot()) {
      assertThat(violation(shop, "insert into purchases (id, customer_id) values (1, 7)"))
          .isExactlyInstanceOf(ConstraintViolationException.class);
    }
  }

  @Test
  void aFactoryThatIsClosedLeavesNothingInTheRegistryThatItShared() {
    try (var schema = TestPostgres.server().newSchema();
        var registry = registry(schema)) {
      var exceptions = registry.requireService(JdbcServices.class).getSqlExceptionHelper();
      var standard = exceptions.getSqlExceptionConverter();
      var first = factory(registry, Shop.ENTITIES);
      var second = factory(registry, Shop.ENTITIES);

      first.close();
      assertThat(exceptions.getSqlExceptionConverter()).isNotSameAs(standard);
      second.close();

      assertThat(exceptions.getSqlExceptionConverter()).isSameAs(standard);
    }
  }

  private static ConstraintViolationException violation(MappedDatabase database, String sql) {
    return catchThrowableOfType(
        ConstraintViolationException.class,
        () -> database.inTransaction(session -> session.createNativeQuery(sql).executeUpdate()));
  }

  private static StandardServiceRegistry registry(Schema schema) {
    return new StandardServiceRegistryBuilder()
        .applySetting(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, schema.dataSource())
        .build();
  }

  private static SessionFactory factory(StandardServiceRegistry registry, Class<?>... entities) {
    return new MetadataSources(registry)
        .addAnnotatedClasses(entities)
        .buildMetadata()
        .buildSessionFactory();
  }

  @Entity(name = "Parent")
  @Table(name = "parents")
  static class Parent {

    @Id Long id;

    Parent() {}

    Parent(long id) {
      this.id = id;
    }
  }

  @Entity(name = "Child")
  @Table(name = "children")
  static class Child {

    @Id Long id;

    @Nullable @ManyToOne Parent parent;

    Child() {}

    Child(long id) {
      this.id = id;
    }
  }
}
