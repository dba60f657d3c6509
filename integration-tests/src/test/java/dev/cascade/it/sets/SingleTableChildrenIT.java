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

/** Children of several kinds in one table, each kind with children of its own. */
class SingleTableChildrenIT extends KindsOfChildrenContract {

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
        + " (select b2_0.id from vehicles b2_0 where b2_0.garage_id in (?) and b2_0.DTYPE='Bike')";
  }

  @Override
  String deleteVehicles() {
    return "delete from vehicles v1_0 where v1_0.garage_id in (?)";
  }

  @Override
  String insertVehicles(String garage, String bike, String car) {
    return ("insert into vehicles (id, garage_id, DTYPE)"
            + " values ('%2$s', '%1$s', 'Bike'), ('%3$s', '%1$s', 'Car')")
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
  @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
  abstract static class Vehicle {

    @Id String id;

    @ManyToOne(fetch = FetchType.LAZY)
    Garage garage;

    @OneToMany(mappedBy = "vehicle")
    @CascadeRule(ALL)
    List<Part> parts = new ArrayList<>();
  }

  @Entity(name = "Car")
  static class Car extends Vehicle {}

  @Entity(name = "Bike")
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
