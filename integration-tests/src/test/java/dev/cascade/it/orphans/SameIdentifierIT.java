package dev.cascade.it.orphans;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.CascadeRule;
import dev.cascade.hibernate.refusal.ReplacementRefusedException;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A child goes, and a new one with the same identifier comes in the same flush, by its parent. */
class SameIdentifierIT {

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(
          Shop.class,
          Ware.class,
          Label.class,
          Price.class,
          Bill.class,
          Owner.class,
          Stamp.class,
          Elsewhere.class);

  @BeforeEach
  void twoShops() {
    var one = new Shop("one");
    one.put(new Ware("tea", "old"));
    one.prices.add(new Price("tea", 2, one, "old"));
    one.bills.add(new Bill("be", 7, one, "old"));
    one.owner = new Owner("ada", "old", one);
    database.save(one, new Shop("two"));
  }

  /** Ways to let the old one go. */
  enum WayToGo {
    TAKEN_OUT,
    REMOVED,
    REMOVED_AND_TAKEN_OUT;

    <C> void of(EntityManager session, List<C> children) {
      if (this == REMOVED || this == REMOVED_AND_TAKEN_OUT) {
        session.remove(children.get(0));
      }
      if (this != REMOVED) {
        children.remove(0);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNewWareComesInPlaceOfTheOldOneAndItsLabels(WayToGo way) {
    var sql =
        database.recordSql(
            session -> {
              var one = shop(session, "one");
              way.of(session, one.wares);
              one.put(new Ware("tea", "new"));
            });

    assertThat(sql.writes())
        .containsExactly(
            "delete from Label l1_0 where l1_0.ware_id in (?)",
            "delete from Ware where id=?",
            "insert into Ware (shop_name,text,id) values (?,?,?)",
            "insert into Label (text,ware_id,id) values (?,?,?)");
    assertThat(wares()).containsExactly("tea|new|one");
    assertThat(labels()).containsExactly("tea label|new|tea");
  }

  @ParameterizedTest
  @EnumSource
  void aNewPriceOfTheSameEmbeddedIdentifierComes(WayToGo way) {
    database.recordSql(
        session -> {
          var one = shop(session, "one");
          way.of(session, one.prices);
          one.prices.add(new Price("tea", 2, one, "new"));
        });

    assertThat(database.rows("select ware, number, shop_name, text from price"))
        .containsExactly("tea|2|one|new");
  }

  @ParameterizedTest
  @EnumSource
  void aNewBillOfTheSameIdentifierClassComes(WayToGo way) {
    database.recordSql(
        session -> {
          var one = shop(session, "one");
          way.of(session, one.bills);
          one.bills.add(new Bill("be", 7, one, "new"));
        });

    assertThat(database.rows("select country, number, shop_name, text from bill"))
        .containsExactly("be|7|one|new");
  }

  @Test
  void aNewStampOfTheSamePairComes() {
    database.recordSql(
        session -> {
          var stamp = new Stamp(shop(session, "one"), ware(session, "tea"), "old");
          shop(session, "one").stamps.add(stamp);
        });

    database.recordSql(
        session -> {
          var one = shop(session, "one");
          one.stamps.clear();
          one.stamps.add(new Stamp(one, ware(session, "tea"), "new"));
        });

    assertThat(database.rows("select shop_name, ware_id, text from stamp"))
        .containsExactly("one|tea|new");
  }

  @Test
  void aNewOwnerOfTheSameIdentifierComes() {
    database.recordSql(
        session -> {
          var one = shop(session, "one");
          one.owner = new Owner("ada", "new", one);
        });

    assertThat(database.rows("select name, text, shop_name from owner"))
        .containsExactly("ada|new|one");
  }

  @Test
  void aNewListWithANewOneOfTheSameIdentifierIsAssigned() {
    database.recordSql(
        session -> shop(session, "one").wares = new ArrayList<>(List.of(new Ware("tea", "new"))));

    assertThat(wares()).containsExactly("tea|new|one");
    assertThat(labels()).containsExactly("tea label|new|tea");
  }

  @Test
  void theOldOneGoesAlsoIfItsListIsNotLoaded() {
    database.recordSql(
        session -> {
          session.remove(ware(session, "tea"));
          shop(session, "one").put(new Ware("tea", "new"));
        });

    assertThat(wares()).containsExactly("tea|new|one");
    assertThat(labels()).containsExactly("tea label|new|tea");
  }

  @ParameterizedTest
  @EnumSource(names = "TAKEN_OUT", mode = EnumSource.Mode.EXCLUDE)
  void theNewOneComesToAnotherShop(WayToGo way) {
    database.recordSql(
        session -> {
          way.of(session, shop(session, "one").wares);
          shop(session, "two").put(new Ware("tea", "new"));
        });

    assertThat(wares()).containsExactly("tea|new|two");
  }

  @ParameterizedTest
  @EnumSource(names = "REMOVED", mode = EnumSource.Mode.EXCLUDE)
  void persistReachesTheNewOneOverItsShop(WayToGo way) {
    database.recordSql(
        session -> {
          var one = shop(session, "one");
          way.of(session, one.wares);
          one.put(new Ware("tea", "new"));
          session.persist(one);
        });

    assertThat(wares()).containsExactly("tea|new|one");
    assertThat(labels()).containsExactly("tea label|new|tea");
  }

  @ParameterizedTest
  @EnumSource
  void theNewOneIsPersistedItself(WayToGo way) {
    database.recordSql(
        session -> {
          var one = shop(session, "one");
          way.of(session, one.wares);
          var ware = new Ware("tea", "new");
          one.put(ware);
          session.persist(ware);
        });

    assertThat(wares()).containsExactly("tea|new|one");
  }

  @ParameterizedTest
  @EnumSource
  void aQueryAboutSomethingElseComesBetween(WayToGo way) {
    database.recordSql(
        session -> {
          var one = shop(session, "one");
          way.of(session, one.wares);
          one.put(new Ware("tea", "new"));
          query(session);
          query(session);
        });

    assertThat(wares()).containsExactly("tea|new|one");
    assertThat(labels()).containsExactly("tea label|new|tea");
  }

  @Test
  void aNewOneThatWasRemovedBeforeAnyFlushIsReplacedToo() {
    database.recordSql(
        session -> {
          var two = shop(session, "two");
          var first = new Ware("jam", "old");
          session.persist(first);
          session.remove(first);
          two.put(new Ware("jam", "new"));
        });

    assertThat(wares()).containsExactly("jam|new|two", "tea|old|one");
  }

  @Test
  void aCopyOfAnotherSessionIsNotTakenForANewOne() {
    var copy = loadedElsewhere();

    assertThatThrownBy(
            () ->
                database.recordSql(
                    session -> {
                      var one = shop(session, "one");
                      one.wares.clear();
                      one.wares.add(copy);
                    }))
        .hasStackTraceContaining("A different object with the same identifier value");
    assertThat(database.sent().writes()).isEmpty();
    assertThat(wares()).containsExactly("tea|old|one");
    assertThat(labels()).containsExactly("tea label|old|tea");
  }

  @Test
  void oneThatOnlyMovesIsNotReplaced() {
    assertThatThrownBy(
            () ->
                database.recordSql(
                    session -> {
                      var one = shop(session, "one");
                      shop(session, "two").put(one.wares.remove(0));
                      one.put(new Ware("tea", "new"));
                    }))
        .hasStackTraceContaining("A different object with the same identifier value");
    assertThat(database.sent().writes()).isEmpty();
    assertThat(wares()).containsExactly("tea|old|one");
  }

  @Test
  void aRowThatAnotherOneHasToLetGoOfFirstIsNotReplaced() {
    database.recordSql(
        session -> {
          var label = new Label("loose", "loose");
          label.ware = ware(session, "tea");
          label.ware.labels.add(label);
          var two = shop(session, "two");
          two.put(new Ware("jam", "jam"));
        });

    assertThatThrownBy(
            () ->
                database.recordSql(
                    session -> {
                      var tea = ware(session, "tea");
                      var jam = ware(session, "jam");
                      for (var each : List.copyOf(tea.labels)) {
                        tea.labels.remove(each);
                        jam.labels.add(each);
                        each.ware = jam;
                      }
                      var one = shop(session, "one");
                      one.wares.clear();
                      one.wares.add(new Ware("tea"));
                    }))
        .rootCause()
        .isInstanceOf(ReplacementRefusedException.class)
        .hasMessageContaining("Ware#tea is removed, and a new object has its identifier");
    assertThat(database.sent().writes()).isEmpty();
    assertThat(labels())
        .containsExactly("jam label|jam|jam", "loose|loose|tea", "tea label|old|tea");
  }

  private static Ware loadedElsewhere() {
    try (var session = database.sessions().createEntityManager()) {
      var ware = ware(session, "tea");
      Hibernate.initialize(ware.labels);
      return ware;
    }
  }

  private static Shop shop(EntityManager session, String name) {
    // A ware may have referred to it before.
    return (Shop) Hibernate.unproxy(session.find(Shop.class, name));
  }

  private static Ware ware(EntityManager session, String id) {
    return session.find(Ware.class, id);
  }

  private static void query(EntityManager session) {
    assertThat(session.createQuery("from Elsewhere", Elsewhere.class).getResultList()).isEmpty();
  }

  private static List<String> wares() {
    return database.rows("select id, text, shop_name from ware order by id");
  }

  private static List<String> labels() {
    return database.rows("select id, text, ware_id from label order by id");
  }

  @Entity(name = "Shop")
  static class Shop {

    @Id String name;

    @OneToMany(mappedBy = "shop")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Ware> wares = new ArrayList<>();

    @OneToMany(mappedBy = "shop")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Price> prices = new ArrayList<>();

    @OneToMany(mappedBy = "shop")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Bill> bills = new ArrayList<>();

    @OneToMany(mappedBy = "shop")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Stamp> stamps = new ArrayList<>();

    @OneToOne(mappedBy = "shop")
    @CascadeRule({ALL, DELETE_ORPHAN})
    @Nullable Owner owner;

    Shop() {}

    Shop(String name) {
      this.name = name;
    }

    void put(Ware ware) {
      wares.add(ware);
      ware.shop = this;
    }
  }

  @Entity(name = "Ware")
  static class Ware {

    @Id String id;

    String text;

    @ManyToOne(fetch = FetchType.LAZY)
    @Nullable Shop shop;

    @OneToMany(mappedBy = "ware")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Label> labels = new ArrayList<>();

    Ware() {}

    Ware(String id) {
      this.id = id;
    }

    Ware(String id, String text) {
      this.id = id;
      this.text = text;
      var label = new Label(id + " label", text);
      label.ware = this;
      labels.add(label);
    }
  }

  @Entity(name = "Label")
  static class Label {

    @Id String id;

    String text;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    Ware ware;

    Label() {}

    Label(String id, String text) {
      this.id = id;
      this.text = text;
    }
  }

  @Embeddable
  record WareNumber(String ware, int number) {}

  @Entity(name = "Price")
  static class Price {

    @EmbeddedId WareNumber id;

    String text;

    @ManyToOne(fetch = FetchType.LAZY)
    Shop shop;

    Price() {}

    Price(String ware, int number, Shop shop, String text) {
      this.id = new WareNumber(ware, number);
      this.shop = shop;
      this.text = text;
    }
  }

  @Entity(name = "Bill")
  @IdClass(BillNumber.class)
  static class Bill {

    @Id String country;

    @Id int number;

    String text;

    @ManyToOne(fetch = FetchType.LAZY)
    Shop shop;

    Bill() {}

    Bill(String country, int number, Shop shop, String text) {
      this.country = country;
      this.number = number;
      this.shop = shop;
      this.text = text;
    }
  }

  record BillNumber(String country, int number) {}

  @Entity(name = "Owner")
  static class Owner {

    @Id String name;

    String text;

    @OneToOne(fetch = FetchType.LAZY)
    @Nullable Shop shop;

    Owner() {}

    Owner(String name, String text, Shop shop) {
      this.name = name;
      this.text = text;
      this.shop = shop;
    }
  }

  @Entity(name = "Stamp")
  static class Stamp {

    @EmbeddedId StampId id = new StampId();

    String text;

    @MapsId("shop")
    @ManyToOne
    Shop shop;

    @MapsId("ware")
    @ManyToOne
    Ware ware;

    Stamp() {}

    Stamp(Shop shop, Ware ware, String text) {
      this.shop = shop;
      this.ware = ware;
      this.text = text;
    }
  }

  @Embeddable
  static class StampId {

    String shop;

    String ware;

    @Override
    public boolean equals(Object other) {
      return other instanceof StampId id
          && Objects.equals(id.shop, shop)
          && Objects.equals(id.ware, ware);
    }

    @Override
    public int hashCode() {
      return Objects.hash(shop, ware);
    }
  }

  @Entity(name = "Elsewhere")
  static class Elsewhere {

    @Id String id;
  }
}
