package dev.cascade.it.sets;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
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
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.query.MutationQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deletes that no event tells of follow the rules in hierarchies of one and of several tables. */
class BulkDeletesOfHeirsIT {

  private static final List<String> ALL_ROWS = List.of("1", "2", "3");

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(
          Paper.class,
          Letter.class,
          Vehicle.class,
          Truck.class,
          Device.class,
          Phone.class,
          Note.class,
          Part.class,
          App.class);

  @BeforeEach
  void fill() {
    database.save(new Paper(1L), new Letter(2L), new Letter(3L));
    database.save(new Vehicle(1L), new Truck(2L), new Truck(3L));
    database.save(new Device(1L), new Phone(2L), new Phone(3L));
    database.inTransaction(
        session -> {
          for (var id = 1L; id <= 3; id++) {
            session.persist(new Note(id, session.find(Paper.class, id)));
            session.persist(new Part(id, session.find(Vehicle.class, id)));
            session.persist(new App(id, session.find(Device.class, id)));
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"Letter:Note", "Truck:Part", "Phone:App"})
  void aQueryTakesTheChildrenOfAnHeir(String types) {
    var type = types.split(":");
    database.inTransaction(
        session ->
            assertThat(
                    session
                        .createQuery("delete from %s x where x.id > :id".formatted(type[0]))
                        .setParameter("id", 2L)
                        .executeUpdate())
                .isEqualTo(1));

    assertThat(ids(type[1])).containsExactly("1", "2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Paper:Note", "Vehicle:Part", "Device:App"})
  void aQueryTakesTheChildrenOfAllHeirs(String types) {
    var type = types.split(":");
    database.inTransaction(
        session ->
            assertThat(session.createQuery("delete from " + type[0]).executeUpdate()).isEqualTo(3));

    assertThat(ids(type[1])).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Letter:Note", "Truck:Part", "Phone:App"})
  void aStatelessSessionTakesTheChildrenOfAnHeir(String types) {
    var type = types.split(":");
    try (var session = database.sessions().unwrap(SessionFactory.class).openStatelessSession()) {
      session.getTransaction().begin();
      session.delete(
          session
              .createSelectionQuery("from %s x where x.id = 2".formatted(type[0]), Object.class)
              .getSingleResult());
      session.getTransaction().commit();
    }

    assertThat(ids(type[1])).containsExactly("1", "3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Note", "Part", "App"})
  void otherStatementsAreAsTheyWere(String child) {
    database.inTransaction(
        session -> {
          MutationQuery update =
              session
                  .unwrap(org.hibernate.Session.class)
                  .createMutationQuery("update %s c set c.id = c.id + 10".formatted(child));
          assertThat(update.executeUpdate()).isEqualTo(ALL_ROWS.size());
        });

    assertThat(ids(child)).containsExactly("11", "12", "13");
  }

  private static List<String> ids(String child) {
    return database.rows("select id from %s order by id".formatted(child));
  }

  @Entity(name = "Paper")
  static class Paper {
    @Id Long id;

    @OneToMany(mappedBy = "paper")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Note> notes;

    Paper() {}

    Paper(Long id) {
      this.id = id;
    }
  }

  @Entity(name = "Letter")
  static class Letter extends Paper {
    Letter() {}

    Letter(Long id) {
      super(id);
    }
  }

  @Entity(name = "Vehicle")
  @Inheritance(strategy = InheritanceType.JOINED)
  static class Vehicle {
    @Id Long id;

    @OneToMany(mappedBy = "vehicle")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Part> parts;

    Vehicle() {}

    Vehicle(Long id) {
      this.id = id;
    }
  }

  @Entity(name = "Truck")
  static class Truck extends Vehicle {
    Truck() {}

    Truck(Long id) {
      super(id);
    }
  }

  @Entity(name = "Device")
  @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
  static class Device {
    @Id Long id;

    @OneToMany(mappedBy = "device")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<App> apps;

    Device() {}

    Device(Long id) {
      this.id = id;
    }
  }

  @Entity(name = "Phone")
  static class Phone extends Device {
    Phone() {}

    Phone(Long id) {
      super(id);
    }
  }

  @Entity(name = "Note")
  static class Note {
    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    Paper paper;

    Note() {}

    Note(Long id, Paper paper) {
      this.id = id;
      this.paper = paper;
    }
  }

  @Entity(name = "Part")
  static class Part {
    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    Vehicle vehicle;

    Part() {}

    Part(Long id, Vehicle vehicle) {
      this.id = id;
      this.vehicle = vehicle;
    }
  }

  @Entity(name = "App")
  static class App {
    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    Device device;

    App() {}

    App(Long id, Device device) {
      this.id = id;
      this.device = device;
    }
  }
}
