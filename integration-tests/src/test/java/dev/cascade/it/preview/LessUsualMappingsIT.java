package dev.cascade.it.preview;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.it.preview.Measured.in;
import static dev.cascade.it.preview.Measured.rowsGone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.hibernate.Cascades;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.preview.PreviewNode;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PreRemove;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.SQLRestriction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Keys that no attribute holds, attributes in embeddables, maps, restrictions, callbacks, JPA. */
class LessUsualMappingsIT {

  @RegisterExtension
  static final MappedDatabase company =
      MappedDatabase.of(
          Firm.class, Room.class, Desk.class, Car.class, Badge.class, Offer.class, Letter.class);

  @BeforeEach
  void aFirm() {
    var firm = new Firm();
    firm.id = 1;
    var room = new Room();
    room.id = 1;
    firm.rooms.add(room);
    room.desks.add(new Desk(1));
    room.desks.add(new Desk(2));
    var letter = new Letter();
    letter.id = 1;
    letter.firm = firm;
    company.save(firm, room, letter, new Car(1, firm), new Badge(1, firm), new Badge(2, firm));
  }

  @Test
  void everyKindOfRowIsCounted() {
    var preview = in(company, session -> Cascades.of(session).plan(Firm.class, 1L)).preview();

    assertThat(preview.nodes())
        .extracting(each -> each.path() + ": " + each.rows())
        .containsExactlyInAnyOrder(
            "Firm.rooms: 1 row",
            "Firm.rooms.desks: 2 rows",
            "Firm.fleet.cars: 1 row",
            "Firm.badges: 2 rows",
            "Firm.offers: 0 rows",
            "Firm.letters: 1 row");
  }

  @Test
  void everyKindOfRowGoes() {
    var gone =
        rowsGone(
            company,
            session ->
                assertThat(Cascades.of(session).plan(Firm.class, 1L).execute().total())
                    .isEqualTo(8));

    assertThat(gone)
        .isEqualTo(
            Map.of("firms", 1L, "rooms", 1L, "desks", 2L, "cars", 1L, "badges", 2L, "letters", 1L));
  }

  @Test
  void whatNeedsItsInstancesSaysWhy() {
    var preview = in(company, session -> Cascades.of(session).plan(Firm.class, 1L)).preview();

    assertThat(preview.nodes())
        .filteredOn(each -> each.path().equals("Firm.badges"))
        .extracting(PreviewNode::strategyReason)
        .containsExactly("Badge has @PreRemove");
  }

  @Test
  void aRestrictedCollectionShowsItsOwnRowsOnly() {
    company.execute("insert into offers (id, hidden, firm_id) values (1, false, 1), (2, true, 1)");

    var preview = in(company, session -> Cascades.of(session).plan(Firm.class, 1L)).preview();

    assertThat(preview.nodes())
        .filteredOn(each -> each.path().equals("Firm.offers"))
        .extracting(each -> each.rows().number())
        .containsExactly(1L);
  }

  @Entity(name = "Firm")
  @Table(name = "firms")
  static class Firm {

    @Id long id;

    @OneToMany
    @JoinColumn(name = "firm_id")
    @CascadeRule(ALL)
    List<Room> rooms = new ArrayList<>();

    @Embedded Fleet fleet = new Fleet();

    @OneToMany(mappedBy = "firm")
    @MapKey(name = "id")
    @CascadeRule(ALL)
    Map<Long, Badge> badges = new HashMap<>();

    @OneToMany(mappedBy = "firm")
    @SQLRestriction("hidden = false")
    @CascadeRule(ALL)
    List<Offer> offers = new ArrayList<>();

    @OneToMany(mappedBy = "firm", cascade = CascadeType.REMOVE)
    List<Letter> letters = new ArrayList<>();
  }

  @Embeddable
  static class Fleet {

    @OneToMany(mappedBy = "firm")
    @CascadeRule(ALL)
    List<Car> cars = new ArrayList<>();
  }

  @Entity(name = "Room")
  @Table(name = "rooms")
  static class Room {

    @Id long id;

    @OneToMany
    @JoinColumn(name = "room_id")
    @CascadeRule(ALL)
    List<Desk> desks = new ArrayList<>();
  }

  @Entity(name = "Desk")
  @Table(name = "desks")
  static class Desk {

    @Id long id;

    protected Desk() {}

    Desk(long id) {
      this.id = id;
    }
  }

  @Entity(name = "Car")
  @Table(name = "cars")
  static class Car {

    @Id long id;
    @ManyToOne Firm firm;

    protected Car() {}

    Car(long id, Firm firm) {
      this.id = id;
      this.firm = firm;
    }
  }

  @Entity(name = "Badge")
  @Table(name = "badges")
  static class Badge {

    @Id long id;
    @ManyToOne Firm firm;

    protected Badge() {}

    Badge(long id, Firm firm) {
      this.id = id;
      this.firm = firm;
    }

    @PreRemove
    void collect() {}
  }

  @Entity(name = "Offer")
  @Table(name = "offers")
  static class Offer {

    @Id long id;
    boolean hidden;
    @ManyToOne Firm firm;
  }

  @Entity(name = "Letter")
  @Table(name = "letters")
  static class Letter {

    @Id long id;
    @ManyToOne Firm firm;
  }
}
