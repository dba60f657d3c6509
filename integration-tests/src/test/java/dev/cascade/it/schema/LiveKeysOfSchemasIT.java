package dev.cascade.it.schema;

import static dev.cascade.CascadeOption.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.OnDelete;
import dev.cascade.OnParentDelete;
import dev.cascade.PassiveDeletes;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.cfg.AvailableSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveKeysOfSchemasIT {

  private final ExistingTables tables = ExistingTables.of("");

  @AfterEach
  void drop() {
    tables.close();
  }

  @Test
  void tablesOfAnotherSchema() {
    try (var other = ExistingTables.of("create table parts (id int primary key, engine_id int)")) {
      var schema = other.schema().name();
      tables.execute(
          "create table engines (id int primary key); create table parts (id int primary key, engine_id int references engines on delete cascade)");
      other.execute("create table engines (id int primary key)");
      tables.with(AvailableSettings.DEFAULT_SCHEMA, schema);

      var refusal = tables.refusal(Engine.class, Part.class);

      assertThat(refusal.ddl())
          .startsWith("alter table %s.parts add constraint ".formatted(schema))
          .endsWith(
              " foreign key (engine_id) references %s.engines (id) on delete cascade;"
                  .formatted(schema));
      tables.execute(refusal.ddl());
      tables.boot(Engine.class, Part.class).close();
    }
  }

  @Test
  void tablesOfASchemaThatTheMappingNames() {
    tables.execute(
        """
        drop schema if exists cascade_named cascade; create schema cascade_named;
        create table cascade_named.wheels (id int primary key);
        create table cascade_named.spokes (id int primary key,
          wheel_id int constraint fk_wheel references cascade_named.wheels);
        """);
    try {
      var refusal = tables.refusal(Wheel.class, Spoke.class);

      assertThat(refusal.ddl())
          .startsWith("alter table cascade_named.spokes drop constraint fk_wheel;")
          .contains(" references cascade_named.wheels (id) on delete cascade;");
      tables.execute(refusal.ddl());
      tables.boot(Wheel.class, Spoke.class).close();
    } finally {
      tables.execute("drop schema cascade_named cascade");
    }
  }

  @Test
  void tablesOfAFurtherSchemaOfTheSearchPath() {
    try (var further =
        ExistingTables.of(
            """
            create table engines (id int primary key);
            create table parts (id int primary key, engine_id int constraint fk_engine references engines);
            """)) {
      tables.searchAlso(further.schema());

      try (var sessions = tables.boot(Engine.class, Part.class)) {
        assertThat(Refusal.of(() -> removeEngine(sessions)).reasons())
            .singleElement()
            .asString()
            .endsWith("constraint fk_engine of parts.engine_id has no ON DELETE.");
      }
    }
  }

  @Test
  void severalSchemasThatMayBeMeantAreOnlyWarnedOf() {
    var ddl =
        "create table engines (id int primary key); create table parts (id int primary key, engine_id int)";
    try (var one = ExistingTables.of(ddl);
        var other = ExistingTables.of(ddl);
        var warnings = new Warnings()) {
      tables.searchAlso(one.schema());
      tables.searchAlso(other.schema());

      one.execute("insert into engines values (1)");

      try (var sessions = tables.boot(Engine.class, Part.class)) {
        removeEngine(sessions);
      }

      assertThat(warnings.texts())
          .containsExactly(
              "Engine.parts: several schemas have a table parts, none of them is the connection's current one; whether its foreign key is ON DELETE CASCADE is not known. Set hibernate.default_schema, or name the schema in the mapping.");
    }
  }

  @Test
  void tablesOfOthersAreNotTakenForTablesThatAreNotThereYet() {
    try (var others =
        ExistingTables.of(
            """
            create table engines (id int primary key);
            create table parts (id int primary key, engine_id int references engines);
            """)) {
      assertThat(others.column("select id from parts")).isEmpty();

      try (var sessions = tables.boot(Engine.class, Part.class)) {
        assertThat(sessions.isOpen()).isTrue();
      }
    }
  }

  private void removeEngine(EntityManagerFactory sessions) {
    tables.sentBy(sessions, session -> session.remove(session.getReference(Engine.class, 1)));
  }

  @Test
  void namesInQuotes() {
    tables.execute(
        """
        create table "Lists" (id int primary key);
        create table "Entries" (id int primary key,
          "List" int constraint "Of List" references "Lists");
        """);

    var refusal = tables.refusal(Listing.class, Entry.class);

    assertThat(refusal.ddl())
        .isEqualTo(
            "alter table \"Entries\" drop constraint \"Of List\"; alter table \"Entries\" add constraint \"Of List\" foreign key (\"List\") references \"Lists\" (id) on delete cascade;");
    tables.execute(refusal.ddl());
    tables.boot(Listing.class, Entry.class).close();
  }

  @Test
  void partitionedTables() {
    tables.execute(
        """
        create table engines (id int primary key) partition by hash (id);
        create table engines_0 partition of engines for values with (modulus 2, remainder 0);
        create table engines_1 partition of engines for values with (modulus 2, remainder 1);
        create table parts (id int primary key, engine_id int) partition by hash (id);
        create table parts_0 partition of parts for values with (modulus 1, remainder 0);
        alter table parts add constraint fk_engine foreign key (engine_id) references engines;
        """);

    var refusal = tables.refusal(Engine.class, Part.class);

    assertThat(refusal.ddl())
        .isEqualTo(
            "alter table parts drop constraint fk_engine; alter table parts add constraint fk_engine foreign key (engine_id) references engines (id) on delete cascade;");
    tables.execute(refusal.ddl());
    tables.boot(Engine.class, Part.class).close();
  }

  @Entity(name = "Engine")
  @Table(name = "engines")
  static class Engine {

    @Id int id;

    @OneToMany(mappedBy = "engine")
    @CascadeRule(value = ALL, passiveDeletes = PassiveDeletes.ON)
    List<Part> parts;
  }

  @Entity(name = "Part")
  @Table(name = "parts")
  static class Part {

    @Id int id;

    @ManyToOne
    @OnParentDelete(OnDelete.CASCADE)
    Engine engine;
  }

  @Entity(name = "Wheel")
  @Table(name = "wheels", schema = "cascade_named")
  static class Wheel {

    @Id int id;

    @OneToMany(mappedBy = "wheel")
    @CascadeRule(value = ALL, passiveDeletes = PassiveDeletes.ON)
    List<Spoke> spokes;
  }

  @Entity(name = "Spoke")
  @Table(name = "spokes", schema = "cascade_named")
  static class Spoke {

    @Id int id;

    @ManyToOne
    @OnParentDelete(OnDelete.CASCADE)
    Wheel wheel;
  }

  @Entity(name = "Listing")
  @Table(name = "`Lists`")
  static class Listing {

    @Id int id;

    @OneToMany(mappedBy = "list")
    @CascadeRule(value = ALL, passiveDeletes = PassiveDeletes.ON)
    List<Entry> entries;
  }

  @Entity(name = "Entry")
  @Table(name = "`Entries`")
  static class Entry {

    @Id int id;

    @ManyToOne
    @JoinColumn(name = "`List`")
    @OnParentDelete(OnDelete.CASCADE)
    Listing list;
  }
}
