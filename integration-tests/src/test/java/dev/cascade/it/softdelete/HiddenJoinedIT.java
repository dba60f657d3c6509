package dev.cascade.it.softdelete;

import dev.cascade.hibernate.softdelete.SoftDeletable;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.extension.RegisterExtension;

class HiddenJoinedIT extends HierarchyContract {

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(Garage.class, Vehicle.class, Car.class, Van.class, Ticket.class);

  @Override
  MappedDatabase database() {
    return database;
  }

  @Override
  Object garage() {
    var garage = new Garage();
    garage.id = 1L;
    return garage;
  }

  @Override
  Object car(long id, Object garage) {
    var car = new Car();
    car.id = id;
    car.garage = (Garage) garage;
    return car;
  }

  @Override
  Object van(long id) {
    var van = new Van();
    van.id = id;
    return van;
  }

  @Override
  void lend(Object garage, Object vehicle) {
    ((Garage) garage).lent.add((Vehicle) vehicle);
  }

  @Override
  Collection<?> cars(Object garage) {
    return ((Garage) garage).cars;
  }

  @Override
  Collection<?> lent(Object garage) {
    return ((Garage) garage).lent;
  }

  @Override
  String selectCars() {
    return "select c1_0.id from Car c1_0 join Vehicle c1_1 on c1_0.id=c1_1.id where c1_1.deleted_at is null";
  }

  @Entity(name = "Vehicle")
  @Inheritance(strategy = InheritanceType.JOINED)
  abstract static class Vehicle extends SoftDeletable {
    @Id Long id;
  }

  @Entity(name = "Car")
  static class Car extends Vehicle {
    @ManyToOne Garage garage;
  }

  @Entity(name = "Van")
  static class Van extends Vehicle {}

  @Entity(name = "Garage")
  static class Garage {
    @Id Long id;

    @OneToMany(mappedBy = "garage")
    Set<Car> cars = new HashSet<>();

    @ManyToMany Set<Vehicle> lent = new HashSet<>();
  }

  @Entity(name = "Ticket")
  static class Ticket {
    @Id Long id;
    @ManyToOne Vehicle vehicle;
  }
}
