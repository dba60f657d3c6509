package dev.cascade.it.schema;

import static dev.cascade.CascadeOption.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.OnDelete;
import dev.cascade.OnParentDelete;
import dev.cascade.PassiveDeletes;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.List;
import org.hibernate.cfg.AvailableSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveKeysOfHierarchiesIT {

  private final ExistingTables tables = ExistingTables.of("");

  @AfterEach
  void drop() {
    tables.close();
  }

  @Test
  void aKeyInTheTableOfASupertypeAndToTheTableOfASupertype() {
    tables.execute(
        """
        create table Person (id int primary key);
        create table Author (id int primary key references Person);
        create table Work (id int primary key, author_id int constraint fk_author references Person);
        create table Novel (id int primary key references Work);
        """);

    var refusal = tables.refusal(Person.class, Author.class, Work.class, Novel.class);

    assertThat(refusal.ddl())
        .isEqualTo(
            "alter table Work drop constraint fk_author; alter table Work add constraint fk_author foreign key (author_id) references Person (id) on delete cascade;");
    tables.execute(refusal.ddl());
    tables.boot(Person.class, Author.class, Work.class, Novel.class).close();
  }

  @Test
  void everyTableOfATablePerClassHierarchyIsChecked() {
    tables.execute(
        """
        create table Garage (id int primary key);
        create table Car (id int primary key,
          garage_id int references Garage on delete cascade);
        create table Bike (id int primary key,
          garage_id int constraint fk_garage references Garage);
        """);

    var refusal = tables.refusal(Garage.class, Vehicle.class, Car.class, Bike.class);

    assertThat(refusal.reasons())
        .singleElement()
        .asString()
        .endsWith("constraint fk_garage of Bike.garage_id has no ON DELETE.");
    tables.execute(refusal.ddl());
    tables.boot(Garage.class, Vehicle.class, Car.class, Bike.class).close();
  }

  @Test
  void generatedTablesOfATablePerClassHierarchyAreRight() {
    tables.with(AvailableSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, "create");

    tables.boot(Garage.class, Vehicle.class, Car.class, Bike.class).close();

    assertThat(
            tables.column(
                "select confdeltype from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace"))
        .containsExactly("c", "c");
  }

  @Test
  void noKeyCanReferToAParentOfSeveralTables() {
    tables.with(AvailableSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, "create");

    var refusal = tables.refusal(Animal.class, Dog.class, Toy.class);

    assertThat(refusal.message())
        .endsWith(
            "no foreign key stands on Toy.animal_id.\n  Leave passiveDeletes out: the rows of Animal are in several tables, and a key refers to one.");
  }

  @Entity(name = "Person")
  @Inheritance(strategy = InheritanceType.JOINED)
  static class Person {

    @Id int id;
  }

  @Entity(name = "Author")
  static class Author extends Person {

    @OneToMany(mappedBy = "author")
    @CascadeRule(value = ALL, passiveDeletes = PassiveDeletes.ON)
    List<Novel> novels;
  }

  @Entity(name = "Work")
  @Inheritance(strategy = InheritanceType.JOINED)
  static class Work {

    @Id int id;

    @ManyToOne
    @OnParentDelete(OnDelete.CASCADE)
    Author author;
  }

  @Entity(name = "Novel")
  static class Novel extends Work {}

  @Entity(name = "Garage")
  static class Garage {

    @Id int id;

    @OneToMany(mappedBy = "garage")
    @CascadeRule(value = ALL, passiveDeletes = PassiveDeletes.ON)
    List<Vehicle> vehicles;
  }

  @Entity(name = "Vehicle")
  @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
  abstract static class Vehicle {

    @Id int id;

    @ManyToOne
    @OnParentDelete(OnDelete.CASCADE)
    Garage garage;
  }

  @Entity(name = "Car")
  static class Car extends Vehicle {}

  @Entity(name = "Bike")
  static class Bike extends Vehicle {}

  @Entity(name = "Animal")
  @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
  static class Animal {

    @Id int id;

    @OneToMany(mappedBy = "animal")
    @CascadeRule(value = ALL, passiveDeletes = PassiveDeletes.ON)
    List<Toy> toys;
  }

  @Entity(name = "Dog")
  static class Dog extends Animal {}

  @Entity(name = "Toy")
  static class Toy {

    @Id int id;

    @ManyToOne
    @OnParentDelete(OnDelete.CASCADE)
    Animal animal;
  }
}
