package dev.cascade.it.tenants;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;

import dev.cascade.CascadeRule;
import dev.cascade.OnDelete;
import dev.cascade.OnParentDelete;
import dev.cascade.Retained;
import dev.cascade.hibernate.softdelete.SoftDeletable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.TenantId;

/** Types that lie awkwardly when all rows of a tenant are to go. */
final class Estate {

  static final Class<?>[] ENTITIES = {
    Person.class,
    House.class,
    Villa.class,
    Room.class,
    Team.class,
    Leader.class,
    Egg.class,
    Hen.class,
    Step.class,
    Letter.class,
    Deed.class,
    Visitor.class,
    Passer.class,
    Guard.class
  };

  private Estate() {}

  /** Knows others, each the other. */
  @Entity(name = "Person")
  @Table(name = "persons")
  static class Person {
    @Id int id;
    @TenantId String tenant;

    @ManyToMany
    @JoinTable(name = "friends")
    Set<Person> friends = new HashSet<>();

    @ElementCollection Set<String> names = new HashSet<>();
  }

  /** In tables of its own for each heir. */
  @Entity(name = "House")
  @Table(name = "houses")
  @Inheritance(strategy = InheritanceType.JOINED)
  static class House {
    @Id int id;
    @TenantId String tenant;

    @OneToMany(mappedBy = "house")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Room> rooms = new ArrayList<>();

    @OneToMany(mappedBy = "house")
    @CascadeRule(ALL)
    List<Visitor> visitors = new ArrayList<>();
  }

  @Entity(name = "Villa")
  @Table(name = "villas")
  static class Villa extends House {
    @ElementCollection Set<String> pools = new HashSet<>();
  }

  @Entity(name = "Room")
  @Table(name = "rooms")
  static class Room {
    @Id int id;
    @TenantId String tenant;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    House house;
  }

  /** Refers to its leader, who refers to it. */
  @Entity(name = "Team")
  @Table(name = "teams")
  static class Team {
    @Id int id;
    @TenantId String tenant;

    @ManyToOne(fetch = FetchType.LAZY)
    Leader leader;
  }

  @Entity(name = "Leader")
  @Table(name = "leaders")
  static class Leader {
    @Id int id;
    @TenantId String tenant;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    Team team;
  }

  /** Of neither can there be one without the other. */
  @Entity(name = "Egg")
  @Table(name = "eggs")
  static class Egg {
    @Id int id;
    @TenantId String tenant;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    Hen hen;
  }

  @Entity(name = "Hen")
  @Table(name = "hens")
  static class Hen {
    @Id int id;
    @TenantId String tenant;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    Egg egg;
  }

  /** The first one refers to itself. */
  @Entity(name = "Step")
  @Table(name = "steps")
  static class Step {
    @Id int id;
    @TenantId String tenant;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "before_id")
    Step before;
  }

  @Entity(name = "Letter")
  @Table(name = "letters")
  static class Letter extends SoftDeletable {
    @Id int id;
    @TenantId String tenant;

    @ManyToOne(fetch = FetchType.LAZY)
    Letter answerTo;
  }

  @Entity(name = "Deed")
  @Table(name = "deeds")
  @Retained
  static class Deed {
    @Id int id;
    @TenantId String tenant;
  }

  /** Of no tenant; goes with the house. */
  @Entity(name = "Visitor")
  @Table(name = "visitors")
  static class Visitor {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    House house;
  }

  /** Of no tenant; no rule says what becomes of it. */
  @Entity(name = "Passer")
  @Table(name = "passers")
  static class Passer {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    Room room;
  }

  /** Of no tenant; keeps its visitor. */
  @Entity(name = "Guard")
  @Table(name = "guards")
  static class Guard {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    @OnParentDelete(OnDelete.RESTRICT)
    Visitor visitor;
  }
}
