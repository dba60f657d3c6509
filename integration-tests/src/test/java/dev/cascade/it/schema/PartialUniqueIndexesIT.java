package dev.cascade.it.schema;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.CascadeRule;
import dev.cascade.hibernate.softdelete.SoftDeletable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.NaturalId;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.tool.schema.spi.SchemaManagementToolCoordinator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated DDL in which only live rows are unique. */
class PartialUniqueIndexesIT {

  private static final Class<?>[] ENTITIES = {
    Customer.class, Card.class, Label.class, Shape.class, Circle.class, Code.class
  };

  private static final String INDEXES =
      """
      select indexdef from pg_indexes where schemaname = current_schema and indexname not like '%_pkey'
        and tablename not in ('labels', 'codes') order by 1""";

  private static final String LIVE_INDEXES =
      "select oid::text from pg_class where relname like '%%\\_live' and relnamespace = '%s'::regnamespace order by 1";

  private static final List<String> PARTIAL =
      List.of(
          "CREATE UNIQUE INDEX cards_customer_id_live ON S.cards USING btree (customer_id) WHERE (deleted_at IS NULL)",
          "CREATE UNIQUE INDEX circles_name_live ON S.circles USING btree (name) WHERE (deleted_at IS NULL)",
          "CREATE UNIQUE INDEX customers_email_live ON S.customers USING btree (email) WHERE (deleted_at IS NULL)",
          "CREATE UNIQUE INDEX customers_number_tenant_live ON S.customers USING btree (number, tenant) WHERE (deleted_at IS NULL)",
          "CREATE UNIQUE INDEX customers_passport_live ON S.customers USING btree (passport) WHERE (deleted_at IS NULL)",
          "CREATE UNIQUE INDEX shapes_name_live ON S.shapes USING btree (name) WHERE (deleted_at IS NULL)");

  private final ExistingTables tables =
      ExistingTables.of("").with("cascade.soft-delete.unique-indexes", "partial");

  @AfterEach
  void drop() {
    tables.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"create", "update"})
  void tablesAreMadeWithPartialIndexesInThePlaceOfConstraints(String action) {
    tables.with(AvailableSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, action).boot(ENTITIES).close();

    assertThat(indexes()).containsExactlyElementsOf(PARTIAL);
    assertThat(
            tables.column(
                "select conname from pg_constraint where contype = 'u' and conrelid in ('labels'::regclass, 'codes'::regclass)"))
        .hasSize(2);
  }

  @Test
  void anUpdateOfTablesThatHaveThemLeavesThem() {
    tables.with(AvailableSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, "create").boot(ENTITIES).close();
    var before = tables.column(LIVE_INDEXES.formatted(tables.schema().name()));
    tables.with(AvailableSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, "update").boot(ENTITIES).close();
    tables
        .with(AvailableSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, "validate")
        .boot(ENTITIES)
        .close();

    assertThat(before).hasSize(6);
    assertThat(tables.column(LIVE_INDEXES.formatted(tables.schema().name()))).isEqualTo(before);
    assertThat(indexes()).containsExactlyElementsOf(PARTIAL);
  }

  @Test
  void schemaExportWritesThemWithoutADatabase() {
    var script = new StringWriter();
    var settings =
        Map.<String, Object>of(
            AvailableSettings.DIALECT,
            PostgreSQLDialect.class.getName(),
            "hibernate.boot.allow_jdbc_metadata_access",
            "false",
            "cascade.soft-delete.unique-indexes",
            "partial",
            AvailableSettings.JAKARTA_HBM2DDL_SCRIPTS_ACTION,
            "create",
            AvailableSettings.JAKARTA_HBM2DDL_SCRIPTS_CREATE_TARGET,
            script);
    var registry = new StandardServiceRegistryBuilder().applySettings(settings).build();
    var metadata = new MetadataSources(registry).addAnnotatedClasses(ENTITIES).buildMetadata();
    SchemaManagementToolCoordinator.process(metadata, registry, settings, action -> {});

    assertThat(script.toString().lines().filter(each -> each.contains("unique")))
        .containsExactlyInAnyOrder(
            "create table codes (id integer not null, deleted_at timestamp(6) with time zone, deletion_id uuid, text varchar(255), primary key (id), unique (text, deleted_at));",
            "create table labels (id integer not null, text varchar(255) unique, primary key (id));",
            "create unique index if not exists cards_customer_id_live on cards (customer_id) where deleted_at is null;",
            "create unique index if not exists circles_name_live on circles (name) where deleted_at is null;",
            "create unique index if not exists customers_email_live on customers (email) where deleted_at is null;",
            "create unique index if not exists customers_number_tenant_live on customers (number, tenant) where deleted_at is null;",
            "create unique index if not exists customers_passport_live on customers (passport) where deleted_at is null;",
            "create unique index if not exists shapes_name_live on shapes (name) where deleted_at is null;");
  }

  @Test
  void aValueIsFreeOnceItsRowIsMarkedAlsoWithinOneFlush() {
    try (var sessions =
        tables.with(AvailableSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, "create").boot(ENTITIES)) {
      tables.execute(
          "insert into customers (id, email) values (1, 'ada'); insert into cards (id, customer_id) values (1, 1)");

      tables.sentBy(
          sessions,
          session -> {
            var customer = session.find(Customer.class, 1);
            var card = new Card();
            card.id = 2;
            card.customer = customer;
            customer.card = card;
          });
      tables.sentBy(
          sessions,
          session -> {
            session.remove(session.find(Customer.class, 1));
            session.flush();
            var next = new Customer();
            next.id = 2;
            next.email = "ada";
            session.persist(next);
          });

      assertThat(tables.column("select id || ' ' || (deleted_at is null) from cards order by id"))
          .containsExactly("1 false", "2 false");
      assertThat(
              tables.column("select id || email || (deleted_at is null) from customers order by 1"))
          .containsExactly("1adafalse", "2adatrue");
    }
  }

  @Test
  void withoutTheSettingConstraintsStandAsEver() {
    tables
        .with("cascade.soft-delete.unique-indexes", "none")
        .with(AvailableSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, "create")
        .boot(ENTITIES)
        .close();

    assertThat(indexes()).noneMatch(each -> each.contains("WHERE")).hasSize(6);
  }

  @Test
  void anotherWordInTheSettingIsRefused() {
    assertThatThrownBy(
            () -> tables.with("cascade.soft-delete.unique-indexes", "some").boot(ENTITIES))
        .hasStackTraceContaining(
            "Unknown value \"some\" of cascade.soft-delete.unique-indexes. Write partial or none.");
  }

  private List<String> indexes() {
    return tables
        .column(INDEXES.replace("current_schema", "'" + tables.schema().name() + "'"))
        .stream()
        .map(each -> each.replace(tables.schema().name() + ".", "S."))
        .toList();
  }

  @Entity(name = "Customer")
  @Table(
      name = "customers",
      uniqueConstraints =
          @UniqueConstraint(
              columnNames = {"number", "tenant"},
              name = "numbers"))
  static class Customer extends SoftDeletable {
    @Id int id;

    @Column(unique = true)
    String email;

    Integer number;
    String tenant;
    @NaturalId String passport;

    @OneToOne(mappedBy = "customer", fetch = FetchType.LAZY)
    @CascadeRule({ALL, DELETE_ORPHAN})
    Card card;
  }

  @Entity(name = "Card")
  @Table(name = "cards")
  static class Card extends SoftDeletable {
    @Id int id;

    @OneToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "customer_id")
    Customer customer;
  }

  @Entity(name = "Label")
  @Table(name = "labels")
  static class Label {
    @Id int id;

    @Column(unique = true)
    String text;
  }

  @Entity(name = "Shape")
  @Table(name = "shapes")
  @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
  static class Shape extends SoftDeletable {
    @Id int id;

    @Column(unique = true)
    String name;
  }

  @Entity(name = "Circle")
  @Table(name = "circles")
  static class Circle extends Shape {
    double radius;
  }

  @Entity(name = "Code")
  @Table(
      name = "codes",
      uniqueConstraints = @UniqueConstraint(columnNames = {"text", "deleted_at"}))
  static class Code extends SoftDeletable {
    @Id int id;
    String text;
  }
}
