package dev.cascade.it.softdelete;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;

import dev.cascade.CascadeRule;
import dev.cascade.hibernate.softdelete.SoftDeletable;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Soft-deletable owners of soft-deletable papers, vehicles and devices: hierarchies in a single
 * table, in joined tables and in a table a class.
 */
final class Heirs {

  private Heirs() {}

  static MappedDatabase database() {
    return MappedDatabase.of(
        Owner.class,
        Paper.class,
        Letter.class,
        Vehicle.class,
        Truck.class,
        Device.class,
        Phone.class);
  }

  /** Owners 1 and 2; each has of every hierarchy one of the root type and one heir. */
  static void fill(MappedDatabase database) {
    database.execute(
        """
        insert into owners (id) values (1), (2);
        insert into papers (id, owner_id, DTYPE) values (11, 1, 'Paper'), (12, 1, 'Letter'), (21, 2, 'Paper'), (22, 2, 'Letter');
        insert into vehicles (id, owner_id) values (11, 1), (12, 1), (21, 2), (22, 2);
        insert into trucks (id, load) values (12, 7), (22, 7);
        insert into devices (id, owner_id) values (11, 1), (21, 2);
        insert into phones (id, owner_id, number) values (12, 1, '1'), (22, 2, '2');
        """);
  }

  /** All rows, {@code papers 11}, with a {@code -} before those that are marked as deleted. */
  static List<String> rows(MappedDatabase database) {
    return database.rows(
        """
        select concat(case when deleted_at is null then '' else '-' end, t, ' ', id) from (
          select 1 at, 'owners' t, id, deleted_at from owners union
          select 2, 'papers', id, deleted_at from papers union
          select 3, 'vehicles', id, deleted_at from vehicles union
          select 4, 'trucks', id, null from trucks union
          select 5, 'devices', id, deleted_at from devices union
          select 6, 'phones', id, deleted_at from phones) x
        order by at, id""");
  }

  @Entity(name = "Owner")
  @Table(name = "owners")
  static class Owner extends SoftDeletable {
    @Id Long id;

    @OneToMany(mappedBy = "owner")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Paper> papers = new ArrayList<>();

    @OneToMany(mappedBy = "owner")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Vehicle> vehicles = new ArrayList<>();

    @OneToMany(mappedBy = "owner")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Device> devices = new ArrayList<>();
  }

  @Entity(name = "Paper")
  @Table(name = "papers")
  static class Paper extends SoftDeletable {
    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "owner_id")
    Owner owner;
  }

  @Entity(name = "Letter")
  static class Letter extends Paper {
    String address;
  }

  @Entity(name = "Vehicle")
  @Table(name = "vehicles")
  @Inheritance(strategy = InheritanceType.JOINED)
  static class Vehicle extends SoftDeletable {
    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "owner_id")
    Owner owner;
  }

  @Entity(name = "Truck")
  @Table(name = "trucks")
  static class Truck extends Vehicle {
    int load;
  }

  @Entity(name = "Device")
  @Table(name = "devices")
  @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
  static class Device extends SoftDeletable {
    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "owner_id")
    Owner owner;
  }

  @Entity(name = "Phone")
  @Table(name = "phones")
  static class Phone extends Device {
    String number;
  }
}
