package dev.cascade.it.softdelete;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;

import dev.cascade.CascadeRule;
import dev.cascade.hibernate.softdelete.SoftDeletable;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * An owner with what it owns in every mapping: hierarchies in one table, in joined tables, in a
 * table a type; identifiers of several attributes; over a key that no attribute holds, over a join
 * table, and by a key of its own.
 */
final class Estate {

  private static final List<String> TABLES =
      List.of(
          "owners", "pets", "fleas", "ships", "tools", "saws", "blades", "plots", "trees", "rooms",
          "chairs", "keys", "songs", "letters");

  private Estate() {}

  static MappedDatabase database() {
    return MappedDatabase.of(
        Owner.class,
        Pet.class,
        Dog.class,
        Flea.class,
        Ship.class,
        Ferry.class,
        Tool.class,
        Saw.class,
        Blade.class,
        Plot.class,
        Tree.class,
        Room.class,
        Chair.class,
        Key.class,
        Song.class,
        Letter.class);
  }

  /** Owners 1 and 2 with one or two of all, whose identifiers begin with that of the owner. */
  static void fill(MappedDatabase database) {
    for (var owner = 1; owner <= 2; owner++) {
      database.execute(
          """
          insert into letters (id) values (%1$d);
          insert into owners (id, letter_id) values (%1$d, %1$d);
          insert into pets (id, DTYPE, owner_id) values (%1$d1, 'Pet', %1$d), (%1$d2, 'Dog', %1$d);
          insert into fleas (id, dog_id) values (%1$d21, %1$d2);
          insert into ships (id, owner_id, version) values (%1$d1, %1$d, 0), (%1$d2, %1$d, 0);
          insert into ferries (id, cars) values (%1$d2, 7);
          insert into tools (id, owner_id) values (%1$d1, %1$d);
          insert into saws (id, owner_id) values (%1$d2, %1$d);
          insert into blades (id, saw_id) values (%1$d21, %1$d2);
          insert into plots (area, number, owner_id) values ('x', %1$d, %1$d);
          insert into trees (id, plot_area, plot_number) values (%1$d1, 'x', %1$d);
          insert into rooms (floor, door, owner_id) values (1, %1$d, %1$d);
          insert into chairs (id, room_floor, room_door) values (%1$d1, 1, %1$d);
          insert into keys (id, owner_id) values (%1$d1, %1$d);
          insert into songs (id) values (%1$d1);
          insert into owners_songs (owner_id, song_id) values (%1$d, %1$d1);
          """
              .formatted(owner));
    }
  }

  /** How many rows of each table are marked as deleted, {@code pets 2}; only where some are. */
  static List<String> marked(MappedDatabase database) {
    return TABLES.stream()
        .flatMap(
            table ->
                database
                    .rows(
                        "select concat('%1$s ', count(*)) from %1$s where deleted_at is not null having count(*) > 0"
                            .formatted(table))
                    .stream())
        .toList();
  }

  @Entity(name = "Owner")
  @Table(name = "owners")
  static class Owner extends SoftDeletable {
    @Id Long id;

    @OneToMany(mappedBy = "owner")
    @CascadeRule({ALL, DELETE_ORPHAN})
    Set<Pet> pets = new HashSet<>();

    @OneToMany(mappedBy = "owner")
    @CascadeRule({ALL, DELETE_ORPHAN})
    Set<Ship> ships = new HashSet<>();

    @OneToMany(mappedBy = "owner")
    @CascadeRule({ALL, DELETE_ORPHAN})
    Set<Tool> tools = new HashSet<>();

    @OneToMany(mappedBy = "owner")
    @CascadeRule({ALL, DELETE_ORPHAN})
    Set<Plot> plots = new HashSet<>();

    @OneToMany(mappedBy = "owner")
    @CascadeRule({ALL, DELETE_ORPHAN})
    Set<Room> rooms = new HashSet<>();

    @OneToMany
    @JoinColumn(name = "owner_id")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Key> keys = new ArrayList<>();

    @ManyToMany
    @JoinTable(
        name = "owners_songs",
        joinColumns = @JoinColumn(name = "owner_id"),
        inverseJoinColumns = @JoinColumn(name = "song_id"))
    @CascadeRule(ALL)
    Set<Song> songs = new HashSet<>();

    @OneToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "letter_id")
    @CascadeRule(ALL)
    Letter letter;
  }

  @Entity(name = "Pet")
  @Table(name = "pets")
  static class Pet extends SoftDeletable {
    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "owner_id")
    Owner owner;
  }

  @Entity(name = "Dog")
  static class Dog extends Pet {
    @OneToMany(mappedBy = "dog")
    @CascadeRule({ALL, DELETE_ORPHAN})
    Set<Flea> fleas = new HashSet<>();
  }

  @Entity(name = "Flea")
  @Table(name = "fleas")
  static class Flea extends SoftDeletable {
    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "dog_id")
    Dog dog;
  }

  @Entity(name = "Ship")
  @Table(name = "ships")
  @Inheritance(strategy = InheritanceType.JOINED)
  static class Ship extends SoftDeletable {
    @Id Long id;
    @Version long version;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "owner_id")
    Owner owner;
  }

  @Entity(name = "Ferry")
  @Table(name = "ferries")
  static class Ferry extends Ship {
    int cars;
  }

  @Entity(name = "Tool")
  @Table(name = "tools")
  @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
  static class Tool extends SoftDeletable {
    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "owner_id")
    Owner owner;
  }

  @Entity(name = "Saw")
  @Table(name = "saws")
  static class Saw extends Tool {
    @OneToMany(mappedBy = "saw")
    @CascadeRule({ALL, DELETE_ORPHAN})
    Set<Blade> blades = new HashSet<>();
  }

  @Entity(name = "Blade")
  @Table(name = "blades")
  static class Blade extends SoftDeletable {
    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "saw_id")
    Saw saw;
  }

  @Embeddable
  record PlotId(String area, Integer number) implements Serializable {}

  @Entity(name = "Plot")
  @Table(name = "plots")
  static class Plot extends SoftDeletable {
    @EmbeddedId PlotId id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "owner_id")
    Owner owner;

    @OneToMany(mappedBy = "plot")
    @CascadeRule({ALL, DELETE_ORPHAN})
    Set<Tree> trees = new HashSet<>();
  }

  @Entity(name = "Tree")
  @Table(name = "trees")
  static class Tree extends SoftDeletable {
    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "plot_area", referencedColumnName = "area")
    @JoinColumn(name = "plot_number", referencedColumnName = "number")
    Plot plot;
  }

  /** Identifies a room. */
  static class RoomId implements Serializable {
    private static final long serialVersionUID = 1L;
    Integer floor;
    Integer door;

    RoomId() {}

    RoomId(Integer floor, Integer door) {
      this.floor = floor;
      this.door = door;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof RoomId id && id.floor.equals(floor) && id.door.equals(door);
    }

    @Override
    public int hashCode() {
      return Objects.hash(floor, door);
    }
  }

  @Entity(name = "Room")
  @Table(name = "rooms")
  @IdClass(RoomId.class)
  static class Room extends SoftDeletable {
    @Id Integer floor;
    @Id Integer door;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "owner_id")
    Owner owner;

    @OneToMany(mappedBy = "room")
    @CascadeRule({ALL, DELETE_ORPHAN})
    Set<Chair> chairs = new HashSet<>();
  }

  @Entity(name = "Chair")
  @Table(name = "chairs")
  static class Chair extends SoftDeletable {
    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "room_floor", referencedColumnName = "floor")
    @JoinColumn(name = "room_door", referencedColumnName = "door")
    Room room;
  }

  @Entity(name = "Key")
  @Table(name = "keys")
  static class Key extends SoftDeletable {
    @Id Long id;
  }

  @Entity(name = "Song")
  @Table(name = "songs")
  static class Song extends SoftDeletable {
    @Id Long id;
  }

  @Entity(name = "Letter")
  @Table(name = "letters")
  static class Letter extends SoftDeletable {
    @Id Long id;
  }
}
