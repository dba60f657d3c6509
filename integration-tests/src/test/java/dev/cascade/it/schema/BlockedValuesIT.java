package dev.cascade.it.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.hibernate.softdelete.SoftDeletable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.Table;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Unique keys of the database in which deleted rows would stand in the way of live ones. */
class BlockedValuesIT {

  private static final Class<?>[] ENTITIES = {Customer.class, Shape.class, Circle.class, Tag.class};

  private static final String EMAIL =
      """
      [CASCADE-124] Customer: a row that is marked as deleted keeps its email, and constraint customers_email_key of customers refuses the next live row with the same.
        Run: alter table customers drop constraint customers_email_key; create unique index customers_email_key on customers (email) where deleted_at is null;""";

  private static final String NUMBER =
      """
      [CASCADE-124] Customer: a row that is marked as deleted keeps its number, tenant, and unique index numbers of customers refuses the next live row with the same.
        Run: drop index numbers; create unique index numbers on customers (number, tenant) where (number > 0) and deleted_at is null;""";

  private static final String NAME =
      """
      [CASCADE-124] Customer: a row that is marked as deleted keeps its lower(name), and unique index "Names" of customers refuses the next live row with the same.
        Run: drop index "Names"; create unique index "Names" on customers (lower(name)) where deleted_at is null;""";

  private static final String RADIUS =
      """
      [CASCADE-124] Circle: a row that is marked as deleted keeps its radius, and constraint circles_radius_key of circles refuses the next live row with the same.
        Its table has no deleted_at by which an index could tell: map the attribute to the root's table, or drop the key.""";

  private final ExistingTables tables =
      ExistingTables.of(
          """
          create table customers (id int primary key, email text unique, number int, tenant text,
            name text, deleted_at timestamptz, deletion_id uuid, unique (tenant, deleted_at));
          create unique index numbers on customers (number, tenant) where number > 0;
          create unique index "Names" on customers (lower(name));
          create unique index live on customers (tenant) where deleted_at is null;
          create index not_unique on customers (number);
          create table shapes (id int primary key, deleted_at timestamptz, deletion_id uuid);
          create table circles (id int primary key references shapes, radius int unique);
          create table tags (id int primary key, name text unique);
          """);

  @AfterEach
  void drop() {
    tables.close();
  }

  @Test
  void eachIsWarnedOfWithTheStatementsThatMendIt() {
    try (var warnings = new Warnings()) {
      tables.boot(ENTITIES).close();

      assertThat(warnings.texts())
          .containsExactlyInAnyOrder(
              EMAIL, NUMBER, NAME.replace("\"Names\" of", "Names of"), RADIUS);
    }
  }

  @Test
  void theStatementsMendTheTables() {
    tables.execute(ddl());

    try (var warnings = new Warnings()) {
      tables.boot(ENTITIES).close();
      assertThat(warnings.texts()).containsExactly(RADIUS);
    }
    tables.execute(
        """
        insert into customers (id, email, deleted_at) values (1, 'ada', now()), (2, 'ada', now());
        insert into customers (id, email) values (3, 'ada')""");
    assertThat(tables.column("select count(*) from customers")).containsExactly("3");
  }

  @Test
  void aSettingRefusesTheStart() {
    tables.execute(ddl());

    var refusal = tables.with("cascade.checks.CASCADE-124", "error").refusal(ENTITIES);

    assertThat(refusal.message()).isEqualTo("1 cascade rule cannot hold:\n- " + RADIUS);
  }

  @Test
  void aSettingSwitchesItOffAndOpensNoConnection() {
    var plain = tables.connectionsToBoot(Tag.class);

    assertThat(tables.with("cascade.checks.CASCADE-124", "off").connectionsToBoot(ENTITIES))
        .isEqualTo(plain);
  }

  @Test
  void tablesThatAreNotThereAreNoFinding() {
    tables.execute("drop table customers, circles, shapes");
    try (var warnings = new Warnings()) {
      tables.boot(ENTITIES).close();

      assertThat(warnings.texts()).isEmpty();
    }
  }

  private static String ddl() {
    return Stream.of(EMAIL, NUMBER, NAME)
        .map(each -> each.substring(each.indexOf("Run: ") + 5))
        .collect(Collectors.joining(" "));
  }

  @Entity(name = "Customer")
  @Table(name = "customers")
  static class Customer extends SoftDeletable {
    @Id int id;
    String email;
    int number;
    String tenant;
    String name;
  }

  @Entity(name = "Shape")
  @Table(name = "shapes")
  @Inheritance(strategy = InheritanceType.JOINED)
  static class Shape extends SoftDeletable {
    @Id int id;
  }

  @Entity(name = "Circle")
  @Table(name = "circles")
  static class Circle extends Shape {
    int radius;
  }

  @Entity(name = "Tag")
  @Table(name = "tags")
  static class Tag {
    @Id int id;
    String name;
  }
}
