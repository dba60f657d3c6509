package dev.cascade.it.safety;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static dev.cascade.CascadeOption.SAVE_UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What one side alone says, before a query about something else, may be said otherwise after it:
 * rows end where the objects say last.
 */
class TakenBackAfterQueryIT {

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(
          House.class,
          Room.class,
          Guest.class,
          Key.class,
          Tool.class,
          Hotel.class,
          Badge.class,
          Elsewhere.class);

  @BeforeEach
  void twoHouses() {
    var one = new House("one");
    one.rooms.add(new Room("red"));
    one.guests.add(new Guest("ada"));
    one.key = new Key("k1");
    one.tools.addAll(List.of(new Tool("saw"), new Tool("pan")));
    var two = new House("two");
    two.key = new Key("k2");
    database.save(one, two, new House("three"));
  }

  @Test
  void aRoomThatComesBackStays() {
    var sql =
        database.recordSql(
            session -> {
              var one = house(session, "one");
              var room = one.rooms.remove(0);
              house(session, "two").rooms.add(room);
              query(session);
              house(session, "two").rooms.remove(room);
              one.rooms.add(room);
            });

    assertThat(sql.writes()).isEmpty();
    assertThat(rooms()).containsExactly("red|one");
  }

  @Test
  void aRoomThatGoesOnEndsWhereItCameLast() {
    database.recordSql(
        session -> {
          var room = house(session, "one").rooms.remove(0);
          house(session, "two").rooms.add(room);
          query(session);
          house(session, "two").rooms.remove(room);
          house(session, "three").rooms.add(room);
        });

    assertThat(rooms()).containsExactly("red|three");
  }

  @Test
  void roomsWhoseListComesBackStay() {
    database.recordSql(
        session -> {
          var one = house(session, "one");
          var two = house(session, "two");
          two.rooms = one.rooms;
          one.rooms = new ArrayList<>();
          query(session);
          one.rooms = new ArrayList<>(two.rooms);
          two.rooms = new ArrayList<>();
        });

    assertThat(rooms()).containsExactly("red|one");
  }

  @Test
  void aNewRoomTakenOutAgainIsNotStored() {
    database.recordSql(
        session -> {
          var rooms = house(session, "two").rooms;
          Hibernate.initialize(rooms);
          rooms.add(new Room("blue"));
          query(session);
          rooms.remove(0);
        });

    assertThat(rooms()).containsExactly("red|one");
  }

  @Test
  void aGuestPutBackStays() {
    var sql =
        database.recordSql(
            session -> {
              var one = house(session, "one");
              var guest = one.guests.remove(0);
              query(session);
              one.guests.add(guest);
            });

    assertThat(sql.writes()).isEmpty();
    assertThat(database.rows("select name, house_name from guest")).containsExactly("ada|one");
  }

  @Test
  void theQueryChangesNoReference() {
    database.recordSql(
        session -> {
          var one = house(session, "one");
          var room = one.rooms.remove(0);
          house(session, "two").rooms.add(room);
          query(session);
          assertThat(room.house).isSameAs(one);
          session.flush();
          assertThat(room.house).isSameAs(house(session, "two"));
        });

    assertThat(rooms()).containsExactly("red|two");
  }

  @Test
  void aKeyThatComesBackStays() {
    database.recordSql(
        session -> {
          var one = house(session, "one");
          var three = house(session, "three");
          var key = one.key;
          three.key = key;
          one.key = null;
          query(session);
          three.key = null;
          one.key = key;
        });

    assertThat(keys()).containsExactly("k1|one", "k2|two");
  }

  @Test
  void aKeyThatGoesOnEndsWhereItCameLast() {
    database.recordSql(
        session -> {
          var key = house(session, "one").key;
          house(session, "three").key = key;
          house(session, "one").key = null;
          query(session);
          house(session, "three").key = null;
          house(session, "two").key = key;
        });

    assertThat(keys()).containsExactly("k1|two");
  }

  @Test
  void swappedKeysThatAreSwappedBackStay() {
    database.recordSql(
        session -> {
          swapKeys(session);
          query(session);
          swapKeys(session);
        });

    assertThat(keys()).containsExactly("k1|one", "k2|two");
  }

  private static void swapKeys(EntityManager session) {
    var one = house(session, "one");
    var two = house(session, "two");
    var key = one.key;
    one.give(two.key);
    two.give(key);
  }

  @Test
  void badgesThatMoveUpAndBackStay() {
    var one = new Hotel("one");
    one.give(new Badge("b1"));
    var two = new Hotel("two");
    two.give(new Badge("b2"));
    database.save(one, two, new Hotel("three"));

    database.recordSql(
        session -> {
          var badges = moveUp(session);
          query(session);
          session.find(Hotel.class, "one").give(badges.get(0));
          session.find(Hotel.class, "two").give(badges.get(1));
          session.find(Hotel.class, "three").badge = null;
        });

    assertThat(database.rows("select name, hotel_name from badge order by name"))
        .containsExactly("b1|one", "b2|two");
  }

  private static List<Badge> moveUp(EntityManager session) {
    var one = session.find(Hotel.class, "one");
    var two = session.find(Hotel.class, "two");
    var badges = List.of(one.badge, two.badge);
    session.find(Hotel.class, "three").give(badges.get(1));
    two.give(badges.get(0));
    one.badge = null;
    return badges;
  }

  @Test
  void aToolThatComesBackStaysInItsPlace() {
    database.recordSql(
        session -> {
          var one = house(session, "one");
          var two = house(session, "two");
          var saw = one.tools.remove(0);
          two.tools.add(saw);
          query(session);
          two.tools.remove(saw);
          one.tools.add(0, saw);
        });

    assertThat(tools()).containsExactly("one|saw|0", "one|pan|1");
  }

  @Test
  void aToolLentToAnotherOnlyUntilTheQueryStays() {
    database.recordSql(
        session -> {
          var one = house(session, "one");
          var two = house(session, "two");
          two.tools.add(one.tools.get(0));
          query(session);
          two.tools.remove(0);
          assertThat(one.tools).hasSize(2);
        });

    assertThat(tools()).containsExactly("one|saw|0", "one|pan|1");
  }

  @Test
  void aToolThatMovesIsSeenByAQueryForTools() {
    database.recordSql(
        session -> {
          house(session, "two").tools.add(house(session, "one").tools.remove(0));
          var owner = "select h.name from House h join h.tools t where t.name = 'saw'";
          assertThat(session.createQuery(owner, String.class).getResultList())
              .containsExactly("two");
        });

    assertThat(tools()).containsExactly("one|pan|0", "two|saw|0");
  }

  private static List<String> tools() {
    return database.rows(
        "select house_name, tools_name, place from house_tools order by house_name, place");
  }

  private static House house(EntityManager session, String name) {
    return session.find(House.class, name);
  }

  private static void query(EntityManager session) {
    assertThat(session.createQuery("from Elsewhere", Elsewhere.class).getResultList()).isEmpty();
  }

  private static List<String> rooms() {
    return database.rows("select name, house_name from room order by name");
  }

  private static List<String> keys() {
    return database.rows("select name, house_name from key order by name");
  }

  @Entity(name = "House")
  static class House {

    @Id String name;

    @OneToMany(mappedBy = "house")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Room> rooms = new ArrayList<>();

    @OneToMany(mappedBy = "house")
    @CascadeRule(SAVE_UPDATE)
    List<Guest> guests = new ArrayList<>();

    @OneToOne(mappedBy = "house")
    @CascadeRule({ALL, DELETE_ORPHAN})
    @Nullable Key key;

    @OneToMany
    @JoinTable(name = "house_tools")
    @OrderColumn(name = "place")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Tool> tools = new ArrayList<>();

    House() {}

    House(String name) {
      this.name = name;
    }

    void give(Key given) {
      key = given;
      given.house = this;
    }
  }

  @Entity(name = "Room")
  static class Room {

    @Id String name;

    @ManyToOne(fetch = FetchType.LAZY)
    @Nullable House house;

    Room() {}

    Room(String name) {
      this.name = name;
    }
  }

  @Entity(name = "Guest")
  static class Guest {

    @Id String name;

    @ManyToOne(fetch = FetchType.LAZY)
    @Nullable House house;

    Guest() {}

    Guest(String name) {
      this.name = name;
    }
  }

  @Entity(name = "Key")
  static class Key {

    @Id String name;

    @OneToOne(fetch = FetchType.LAZY)
    @Nullable House house;

    Key() {}

    Key(String name) {
      this.name = name;
    }
  }

  @Entity(name = "Tool")
  static class Tool {

    @Id String name;

    Tool() {}

    Tool(String name) {
      this.name = name;
    }
  }

  @Entity(name = "Hotel")
  static class Hotel {

    @Id String name;

    @OneToOne(mappedBy = "hotel")
    @CascadeRule({ALL, DELETE_ORPHAN})
    @Nullable Badge badge;

    Hotel() {}

    Hotel(String name) {
      this.name = name;
    }

    void give(Badge given) {
      badge = given;
      given.hotel = this;
    }
  }

  /** Its key may not be null, and each of its updates counts. */
  @Entity(name = "Badge")
  static class Badge {

    @Id String name;

    @Version int version;

    @OneToOne(fetch = FetchType.LAZY, optional = false)
    Hotel hotel;

    Badge() {}

    Badge(String name) {
      this.name = name;
    }
  }

  @Entity(name = "Elsewhere")
  static class Elsewhere {

    @Id String id;
  }
}
