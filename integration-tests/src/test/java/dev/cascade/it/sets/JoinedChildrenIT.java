package dev.cascade.it.sets;

import static dev.cascade.CascadeOption.ALL;

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
import org.junit.jupiter.api.extension.RegisterExtension;

/** Children of several kinds in joined tables, each kind with children of its own. */
class JoinedChildrenIT extends KindsOfChildrenContract {

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(
          Garage.class, Vehicle.class, Car.class, Bike.class, Part.class, Wheel.class);

  @Override
  MappedDatabase database() {
    return database;
  }

  @Override
  String deleteWheels() {
    return "delete from wheels w1_0 where w1_0.bike_id in"
        + " (select b2_0.id from bikes b2_0 join vehicles b2_1 on b2_0.id=b2_1.id"
        + " where b2_1.garage_id in (?))";
  }

  @Override
  String deleteVehicles() {
    return "with id_cte (id) as materialized (select v1_0.id from vehicles v1_0"
        + " left join bikes v1_1 on v1_0.id=v1_1.id left join cars v1_2 on v1_0.id=v1_2.id"
        + " where v1_0.garage_id in (?)),"
        + "delete_cte_bikes (id) as ("
        + "delete from bikes v1_1 where v1_1.id in (select id.id from id_cte id) returning id),"
        + "delete_cte_cars (id) as ("
        + "delete from cars v1_2 where v1_2.id in (select id.id from id_cte id) returning id),"
        + "delete_cte_vehicles (id) as ("
        + "delete from vehicles v1_0 where v1_0.id in (select id.id from id_cte id) returning id)"
        + " select count(*) from id_cte id";
  }

  @Override
  String insertVehicles(String garage, String bike, String car) {
    return ("insert into vehicles (id, garage_id) values ('%2$s', '%1$s'), ('%3$s', '%1$s');"
            + "insert into bikes (id) values ('%2$s'); insert into cars (id) values ('%3$s')")
        .formatted(garage, bike, car);
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
  @Table(name = "vehicles")
  @Inheritance(strategy = InheritanceType.JOINED)
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
