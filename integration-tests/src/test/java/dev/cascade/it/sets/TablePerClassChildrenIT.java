package dev.cascade.it.sets;

import static dev.cascade.CascadeOption.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Children of several kinds in a table each, each kind with children of its own. */
class TablePerClassChildrenIT {

  private static final String PARTS =
      "delete from parts p1_0 where p1_0.vehicle_id in (select v2_0.id from"
          + " (select garage_id, id, 1 as clazz_ from cars"
          + " union all select garage_id, id, 2 as clazz_ from bikes) v2_0"
          + " where v2_0.garage_id in (?))";
  private static final String WHEELS =
      "delete from wheels w1_0 where w1_0.bike_id in"
          + " (select b2_0.id from bikes b2_0 where b2_0.garage_id in (?))";
  private static final String VEHICLES =
      "with id_cte (id) as materialized (select v1_0.id from"
          + " (select garage_id, id, 1 as clazz_ from cars"
          + " union all select garage_id, id, 2 as clazz_ from bikes) v1_0"
          + " where v1_0.garage_id in (?)),"
          + "delete_cte_cars (id) as ("
          + "delete from cars v1_0 where v1_0.id in (select id.id from id_cte id) returning id),"
          + "delete_cte_bikes (id) as ("
          + "delete from bikes v1_0 where v1_0.id in (select id.id from id_cte id) returning id)"
          + " select count(*) from id_cte id";
  private static final String GARAGE = "delete from garages where id=?";

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(
          Garage.class, Vehicle.class, Car.class, Bike.class, Part.class, Wheel.class);

  @BeforeEach
  void fill() {
    database.save(garage("north"), garage("south"));
  }

  @Test
  void vehiclesOfEveryKindGoWithWhatTheyOwn() {
    var sql = database.recordSql(session -> session.remove(session.find(Garage.class, "north")));

    assertThat(sql.writes()).containsExactly(PARTS, WHEELS, VEHICLES, GARAGE);
    assertOnlySouthIsLeft();
  }

  @Test
  void aVehicleAndAWheelInTheSessionGoFromIt() {
    var sql =
        database.recordSql(
            session -> {
              var bike = session.find(Bike.class, "bike north");
              var wheel = session.find(Wheel.class, "wheel north");
              session.remove(session.find(Garage.class, "north"));
              assertThat(session.contains(bike)).isFalse();
              session.flush();
              assertThat(session.contains(wheel)).isFalse();
            });

    assertThat(sql.writes()).containsExactly(PARTS, WHEELS, VEHICLES, GARAGE);
    assertOnlySouthIsLeft();
  }

  @Test
  void onlyTheSubclassThatIsRemovedLosesItsParts() {
    database.recordSql(session -> session.remove(session.getReference(Vehicle.class, "car north")));

    assertThat(database.rows("select id from parts order by id"))
        .containsExactly("part of bike north", "part of bike south", "part of car south");
    assertThat(database.rows("select id from wheels order by id"))
        .containsExactly("wheel north", "wheel south");
    assertThat(vehicles()).containsExactly("bike north", "bike south", "car south");
  }

  private static void assertOnlySouthIsLeft() {
    assertThat(database.rows("select id from garages")).containsExactly("south");
    assertThat(vehicles()).containsExactly("bike south", "car south");
    assertThat(database.rows("select id from parts order by id"))
        .containsExactly("part of bike south", "part of car south");
    assertThat(database.rows("select id from wheels")).containsExactly("wheel south");
  }

  private static List<String> vehicles() {
    return database.rows("select id from bikes union select id from cars order by id");
  }

  private static Garage garage(String id) {
    var garage = new Garage();
    garage.id = id;
    var bike = new Bike();
    bike.id = "bike " + id;
    var wheel = new Wheel();
    wheel.id = "wheel " + id;
    wheel.bike = bike;
    bike.wheels.add(wheel);
    var car = new Car();
    car.id = "car " + id;
    for (var vehicle : List.of(bike, car)) {
      vehicle.garage = garage;
      var part = new Part();
      part.id = "part of " + vehicle.id;
      part.vehicle = vehicle;
      vehicle.parts.add(part);
      garage.vehicles.add(vehicle);
    }
    return garage;
  }

  @Entity(name = "Garage")
  @Table(name = "garages")
  static class Garage {

    @Id String id;

    @OneToMany(mappedBy = "garage")
    @CascadeRule(ALL)
    List<Vehicle> vehicles = new ArrayList<>();
  }

  @Entity(name = "Vehicle")
  @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
  abstract static class Vehicle {

    @Id String id;

    @ManyToOne(fetch = FetchType.LAZY)
    Garage garage;

    @OneToMany(mappedBy = "vehicle")
    @CascadeRule(ALL)
    List<Part> parts = new ArrayList<>();
  }

  @Entity(name = "Car")
  @Table(name = "cars")
  static class Car extends Vehicle {}

  @Entity(name = "Bike")
  @Table(name = "bikes")
  static class Bike extends Vehicle {

    @OneToMany(mappedBy = "bike")
    @CascadeRule(ALL)
    List<Wheel> wheels = new ArrayList<>();
  }

  @Entity(name = "Part")
  @Table(name = "parts")
  static class Part {

    @Id String id;

    @ManyToOne(fetch = FetchType.LAZY)
    Vehicle vehicle;
  }

  @Entity(name = "Wheel")
  @Table(name = "wheels")
  static class Wheel {

    @Id String id;

    @ManyToOne(fetch = FetchType.LAZY)
    Bike bike;
  }
}
