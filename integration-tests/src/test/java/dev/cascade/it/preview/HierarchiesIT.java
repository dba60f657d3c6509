package dev.cascade.it.preview;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.it.preview.Measured.in;
import static dev.cascade.it.preview.Measured.rowsGone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.hibernate.Cascades;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.preview.RowCount;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A zoo whose animals, vehicles and workers are mapped in the three ways of inheritance. */
class HierarchiesIT {

  @RegisterExtension
  static final MappedDatabase zoos =
      MappedDatabase.of(
          Zoo.class,
          Animal.class,
          Cat.class,
          Toy.class,
          Ball.class,
          Vehicle.class,
          Truck.class,
          Load.class,
          Sand.class,
          Worker.class,
          Keeper.class,
          Key.class,
          MasterKey.class);

  @BeforeEach
  void aZooWithEverything() {
    var zoo = new Zoo();
    zoo.id = 1;
    var cat = of(new Cat(), zoo);
    var truck = of(new Truck(), zoo);
    var keeper = of(new Keeper(), zoo);
    zoos.save(zoo, cat, truck, keeper);
    zoos.save(toy(new Toy(), 1, cat), toy(new Ball(), 2, cat), toy(new Ball(), 3, cat));
    zoos.save(load(new Load(), 1, truck), load(new Sand(), 2, truck), load(new Sand(), 3, truck));
    zoos.save(key(new Key(), 1, keeper), key(new MasterKey(), 2, keeper));
    zoos.save(animal(new Animal(), zoo), vehicle(new Vehicle(), zoo), worker(new Worker(), zoo));
  }

  @Test
  void rowsAreCountedByTheirExactTypes() {
    var preview = in(zoos, session -> Cascades.of(session).plan(Zoo.class, 1L)).preview();

    assertThat(preview.deletedByEntity())
        .isEqualTo(
            Map.ofEntries(
                rows(Zoo.class, 1),
                rows(Animal.class, 1),
                rows(Cat.class, 1),
                rows(Toy.class, 1),
                rows(Ball.class, 2),
                rows(Vehicle.class, 1),
                rows(Truck.class, 1),
                rows(Load.class, 1),
                rows(Sand.class, 2),
                rows(Worker.class, 1),
                rows(Keeper.class, 1),
                rows(Key.class, 1),
                rows(MasterKey.class, 1)));
  }

  @Test
  void onlyRowsOfTheSubtypeAreFollowedOverItsAttributes() {
    var preview = in(zoos, session -> Cascades.of(session).plan(Zoo.class, 1L)).preview();

    assertThat(preview.nodes())
        .extracting(each -> each.path() + ": " + each.rows())
        .containsExactlyInAnyOrder(
            "Zoo.animals: 2 rows",
            "Zoo.animals.toys: 3 rows",
            "Zoo.vehicles: 2 rows",
            "Zoo.vehicles.loads: 3 rows",
            "Zoo.workers: 2 rows",
            "Zoo.workers.keys: 2 rows");
  }

  @Test
  void theRowsGo() {
    var gone = rowsGone(zoos, session -> Cascades.of(session).plan(Zoo.class, 1L).execute());

    assertThat(gone)
        .isEqualTo(
            Map.ofEntries(
                Map.entry("zoos", 1L),
                Map.entry("animals", 2L),
                Map.entry("toys", 3L),
                Map.entry("vehicles", 2L),
                Map.entry("trucks", 1L),
                Map.entry("loads", 3L),
                Map.entry("sands", 2L),
                Map.entry("workers", 1L),
                Map.entry("keepers", 1L),
                Map.entry("keys", 1L),
                Map.entry("masterkeys", 1L)));
  }

  @Test
  void aRootIsPlannedByItsExactType() {
    var plan = in(zoos, session -> Cascades.of(session).plan(Animal.class, 11L));

    assertThat(plan.preview().roots().get(0).entity().name()).isEqualTo(Cat.class.getName());
    assertThat(plan.preview().total()).isEqualTo(RowCount.exactly(4));
  }

  @Test
  void aReferenceToASupertypeStaysUnloaded() {
    var sql =
        zoos.recordSql(
            session -> {
              var animal = session.getReference(Animal.class, 11L);
              assertThat(Cascades.of(session).plan(animal).preview().total())
                  .isEqualTo(RowCount.exactly(4));
            });

    assertThat(sql.all())
        .containsExactly(
            "select a1_0.id,a1_0.DTYPE from animals a1_0 where a1_0.id in (?)",
            "select t1_0.DTYPE,count(*) from toys t1_0 where t1_0.cat_id in (?) group by t1_0.DTYPE");
  }

  private static Map.Entry<String, RowCount> rows(Class<?> entity, long number) {
    return Map.entry(entity.getName(), RowCount.exactly(number));
  }

  private static Cat of(Cat cat, Zoo zoo) {
    cat.id = 11;
    cat.zoo = zoo;
    return cat;
  }

  private static Truck of(Truck truck, Zoo zoo) {
    truck.id = 11;
    truck.zoo = zoo;
    return truck;
  }

  private static Keeper of(Keeper keeper, Zoo zoo) {
    keeper.id = 11;
    keeper.zoo = zoo;
    return keeper;
  }

  private static Animal animal(Animal animal, Zoo zoo) {
    animal.id = 12;
    animal.zoo = zoo;
    return animal;
  }

  private static Vehicle vehicle(Vehicle vehicle, Zoo zoo) {
    vehicle.id = 12;
    vehicle.zoo = zoo;
    return vehicle;
  }

  private static Worker worker(Worker worker, Zoo zoo) {
    worker.id = 12;
    worker.zoo = zoo;
    return worker;
  }

  private static Toy toy(Toy toy, long id, Cat cat) {
    toy.id = id;
    toy.cat = cat;
    return toy;
  }

  private static Load load(Load load, long id, Truck truck) {
    load.id = id;
    load.truck = truck;
    return load;
  }

  private static Key key(Key key, long id, Keeper keeper) {
    key.id = id;
    key.keeper = keeper;
    return key;
  }

  @Entity(name = "Zoo")
  @Table(name = "zoos")
  static class Zoo {

    @Id long id;

    @OneToMany(mappedBy = "zoo")
    @CascadeRule(ALL)
    List<Animal> animals = new ArrayList<>();

    @OneToMany(mappedBy = "zoo")
    @CascadeRule(ALL)
    List<Vehicle> vehicles = new ArrayList<>();

    @OneToMany(mappedBy = "zoo")
    @CascadeRule(ALL)
    List<Worker> workers = new ArrayList<>();
  }

  @Entity(name = "Animal")
  @Table(name = "animals")
  @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
  static class Animal {

    @Id long id;
    @ManyToOne Zoo zoo;
  }

  @Entity(name = "Cat")
  static class Cat extends Animal {

    @OneToMany(mappedBy = "cat")
    @CascadeRule(ALL)
    List<Toy> toys = new ArrayList<>();
  }

  @Entity(name = "Toy")
  @Table(name = "toys")
  @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
  static class Toy {

    @Id long id;
    @ManyToOne Cat cat;
  }

  @Entity(name = "Ball")
  static class Ball extends Toy {}

  @Entity(name = "Vehicle")
  @Table(name = "vehicles")
  @Inheritance(strategy = InheritanceType.JOINED)
  static class Vehicle {

    @Id long id;
    @ManyToOne Zoo zoo;
  }

  @Entity(name = "Truck")
  @Table(name = "trucks")
  static class Truck extends Vehicle {

    @OneToMany(mappedBy = "truck")
    @CascadeRule(ALL)
    List<Load> loads = new ArrayList<>();
  }

  @Entity(name = "Load")
  @Table(name = "loads")
  @Inheritance(strategy = InheritanceType.JOINED)
  static class Load {

    @Id long id;
    @ManyToOne Truck truck;
  }

  @Entity(name = "Sand")
  @Table(name = "sands")
  static class Sand extends Load {}

  @Entity(name = "Worker")
  @Table(name = "workers")
  @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
  static class Worker {

    @Id long id;
    @ManyToOne Zoo zoo;
  }

  @Entity(name = "Keeper")
  @Table(name = "keepers")
  static class Keeper extends Worker {

    @OneToMany(mappedBy = "keeper")
    @CascadeRule(ALL)
    List<Key> keys = new ArrayList<>();
  }

  @Entity(name = "Key")
  @Table(name = "keys")
  @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
  static class Key {

    @Id long id;
    @ManyToOne Keeper keeper;
  }

  @Entity(name = "MasterKey")
  @Table(name = "masterkeys")
  static class MasterKey extends Key {}
}
