package dev.cascade.it.safety;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToOne;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A new child that its parent alone names, and a query about something else before the commit. */
class NewChildBeforeQueryIT {

  @RegisterExtension
  static final MappedDatabase database = MappedDatabase.of(Ship.class, Flag.class, Elsewhere.class);

  @BeforeEach
  void twoShips() {
    var one = new Ship("one");
    one.flag = new Flag("old");
    database.save(one, new Ship("two"));
  }

  @Test
  void itIsStoredInPlaceOfTheOldOne() {
    var sql =
        database.recordSql(
            session -> {
              ship(session, "one").flag = new Flag("new");
              query(session);
            });

    assertThat(sql.writes())
        .containsExactly(
            "delete from Flag where id=?", "insert into Flag (name,ship_name,id) values (?,?,?)");
    assertThat(flags()).containsExactly("new|one");
  }

  @Test
  void itIsStoredAlsoAfterTwoQueries() {
    database.recordSql(
        session -> {
          ship(session, "two").flag = new Flag("new");
          query(session);
          query(session);
        });

    assertThat(flags()).containsExactly("new|two", "old|one");
  }

  @Test
  void itIsNotStoredIfItIsTakenOutAgain() {
    var sql =
        database.recordSql(
            session -> {
              ship(session, "two").flag = new Flag("new");
              query(session);
              ship(session, "two").flag = null;
            });

    assertThat(sql.writes()).isEmpty();
    assertThat(flags()).containsExactly("old|one");
  }

  @Test
  void theOldOneStaysIfItIsPutBack() {
    var sql =
        database.recordSql(
            session -> {
              var one = ship(session, "one");
              var old = one.flag;
              one.flag = new Flag("new");
              query(session);
              one.flag = old;
            });

    assertThat(sql.writes()).isEmpty();
    assertThat(flags()).containsExactly("old|one");
  }

  @Test
  void itEndsWhereItCameLast() {
    database.recordSql(
        session -> {
          var one = ship(session, "one");
          var old = one.flag;
          one.flag = new Flag("new");
          query(session);
          ship(session, "two").flag = one.flag;
          one.flag = old;
        });

    assertThat(flags()).containsExactly("new|two", "old|one");
  }

  private static Ship ship(EntityManager session, String name) {
    return session.find(Ship.class, name);
  }

  private static void query(EntityManager session) {
    assertThat(session.createQuery("from Elsewhere", Elsewhere.class).getResultList()).isEmpty();
  }

  private static List<String> flags() {
    return database.rows("select name, ship_name from flag order by name");
  }

  @Entity(name = "Ship")
  static class Ship {

    @Id String name;

    @OneToOne(mappedBy = "ship")
    @CascadeRule({ALL, DELETE_ORPHAN})
    @Nullable Flag flag;

    Ship() {}

    Ship(String name) {
      this.name = name;
    }
  }

  @Entity(name = "Flag")
  static class Flag {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    Long id;

    String name;

    @OneToOne(fetch = FetchType.LAZY)
    @Nullable Ship ship;

    Flag() {}

    Flag(String name) {
      this.name = name;
    }
  }

  @Entity(name = "Elsewhere")
  static class Elsewhere {

    @Id String id;
  }
}
