package dev.cascade.it.orphans;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hibernate.PropertyValueException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A child has its identifier from its parent, and says itself that it has none any more. */
class SharedIdentifierIT {

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(Ship.class, Flag.class, Bell.class, Cabin.class, Note.class);

  @BeforeEach
  void oneShip() {
    var ship = new Ship("one");
    ship.flag = new Flag(ship);
    ship.bells.add(new Bell(ship, 1));
    ship.cabins.add(new Cabin(ship, 1));
    ship.cabins.add(new Cabin(ship, 2));
    database.save(ship, new Note("one"));
  }

  @Test
  void aFlagThatItsShipOwnsIsDeleted() {
    var sql = database.recordSql(session -> session.find(Flag.class, "one").ship = null);

    assertThat(sql.writes()).containsExactly("delete from Flag where ship_name=?");
    assertThat(database.rows("select ship_name from flag")).isEmpty();
  }

  @Test
  void aCabinWhoseShipIsPartOfItsIdentifierIsDeleted() {
    var sql =
        database.recordSql(session -> session.find(Ship.class, "one").cabins.get(0).ship = null);

    assertThat(sql.writes()).containsExactly("delete from Cabin where number=? and ship=?");
    assertThat(database.rows("select ship, number from cabin")).hasSize(1);
  }

  @Test
  void aBellThatItsShipDoesNotOwnIsRefused() {
    assertThatThrownBy(
            () ->
                database.recordSql(
                    session -> session.find(Ship.class, "one").bells.get(0).ship = null))
        .rootCause()
        .isInstanceOf(PropertyValueException.class)
        .hasMessageContaining("refers to no Ship any more")
        .hasMessageContaining("Bell.ship");
    assertThat(database.sent().writes()).isEmpty();
    assertThat(database.rows("select ship, number from bell")).containsExactly("one|1");
  }

  @Test
  void aReferenceThatOnlyReadsTheIdentifierSaysNothing() {
    var sql = database.recordSql(session -> session.find(Note.class, "one").ship = null);

    assertThat(sql.writes()).isEmpty();
    assertThat(database.rows("select name from note")).containsExactly("one");
  }

  @Entity(name = "Ship")
  static class Ship {

    @Id String name;

    @OneToOne(mappedBy = "ship")
    @CascadeRule({ALL, DELETE_ORPHAN})
    @Nullable Flag flag;

    @OneToMany(mappedBy = "ship")
    @CascadeRule(ALL)
    List<Bell> bells = new ArrayList<>();

    @OneToMany(mappedBy = "ship")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Cabin> cabins = new ArrayList<>();

    @OneToOne(mappedBy = "ship")
    @CascadeRule({ALL, DELETE_ORPHAN})
    @Nullable Note note;

    Ship() {}

    Ship(String name) {
      this.name = name;
    }
  }

  @Entity(name = "Flag")
  static class Flag {

    @Id String name;

    @MapsId @OneToOne @Nullable Ship ship;

    Flag() {}

    Flag(Ship ship) {
      this.ship = ship;
    }
  }

  @Entity(name = "Bell")
  static class Bell {

    @EmbeddedId Place id = new Place();

    @MapsId("ship")
    @ManyToOne
    @JoinColumn(name = "ship")
    @Nullable Ship ship;

    Bell() {}

    Bell(Ship ship, int number) {
      this.ship = ship;
      id.number = number;
    }
  }

  @Entity(name = "Cabin")
  static class Cabin {

    @EmbeddedId Place id = new Place();

    @MapsId("ship")
    @ManyToOne
    @JoinColumn(name = "ship")
    @Nullable Ship ship;

    Cabin() {}

    Cabin(Ship ship, int number) {
      this.ship = ship;
      id.number = number;
    }
  }

  @Embeddable
  static class Place {

    String ship;

    int number;

    @Override
    public boolean equals(Object other) {
      return other instanceof Place place
          && place.number == number
          && Objects.equals(place.ship, ship);
    }

    @Override
    public int hashCode() {
      return Objects.hash(ship, number);
    }
  }

  @Entity(name = "Note")
  static class Note {

    @Id String name;

    @OneToOne
    @JoinColumn(name = "name", insertable = false, updatable = false)
    @Nullable Ship ship;

    Note() {}

    Note(String name) {
      this.name = name;
    }
  }
}
