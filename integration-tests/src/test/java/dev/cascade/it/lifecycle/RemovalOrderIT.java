package dev.cascade.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cascade.CascadeRule;
import dev.cascade.OnDelete;
import dev.cascade.OnParentDelete;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.PropertyValueException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Parents removed before their children, by a call each; no delete cascades from one to another.
 */
class RemovalOrderIT {

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(
          Country.class, City.class, Street.class, House.class, Flat.class, Guide.class, Key.class);

  @Test
  void fiveLevelsOfWhichSomeHaveNoRuleGoChildrenFirst() {
    save();

    var sql =
        database.recordSql(
            session ->
                remove(session, Country.class, City.class, Street.class, House.class, Flat.class));

    assertThat(sql.writes())
        .containsExactly(
            "update guides g1_0 set city_id=null where g1_0.city_id in (?)",
            "delete from flats where id=?",
            "delete from houses where id=?",
            "delete from streets where id=?",
            "delete from cities where id=?",
            "delete from countries where id=?");
    for (var table : List.of("countries", "cities", "streets", "houses", "flats")) {
      assertThat(rows(table)).as(table).isEmpty();
    }
    assertThat(database.rows("select id, city_id is null from guides")).containsExactly("1|t");
  }

  @Test
  void overARuleThatOnlyReleases() {
    save();

    var sql =
        database.recordSql(
            session ->
                remove(session, City.class, Guide.class, Street.class, House.class, Flat.class));

    assertThat(sql.writes())
        .containsExactlyInAnyOrder(
            "update guides g1_0 set city_id=null where g1_0.city_id in (?) and g1_0.id not in (?)",
            "delete from guides where id=?",
            "delete from flats where id=?",
            "delete from houses where id=?",
            "delete from streets where id=?",
            "delete from cities where id=?");
    assertThat(rows("cities")).isEmpty();
    assertThat(rows("guides")).isEmpty();
    assertThat(rows("countries")).containsExactly("1");
  }

  @Test
  void overADatabaseRuleWithAColumnThatMayNotBeNull() {
    var country = new Country();
    var city = new City();
    city.country = country;
    database.save(country, city);

    var sql = database.recordSql(session -> remove(session, Country.class, City.class));

    assertThat(sql.writes())
        .containsExactly(
            "update guides g1_0 set city_id=null where g1_0.city_id in (?)",
            "delete from cities where id=?",
            "delete from countries where id=?");
    assertThat(rows("countries")).isEmpty();
  }

  @Test
  void withoutARuleBetweenThemNullable() {
    save();

    var sql = database.recordSql(session -> remove(session, Street.class, House.class, Flat.class));

    assertThat(sql.writes())
        .containsExactly(
            "delete from flats where id=?",
            "delete from houses where id=?",
            "delete from streets where id=?");
    assertThat(rows("streets")).isEmpty();
    assertThat(rows("houses")).isEmpty();
  }

  @Test
  void withoutARuleBetweenThemNotNullable() {
    save();

    var sql = database.recordSql(session -> remove(session, House.class, Flat.class));

    assertThat(sql.writes())
        .containsExactly("delete from flats where id=?", "delete from houses where id=?");
    assertThat(rows("houses")).isEmpty();
    assertThat(rows("flats")).isEmpty();
  }

  @Test
  void withoutARuleAndWithoutLoadingTheParent() {
    save();

    var sql =
        database.recordSql(
            session -> {
              var house = session.getReference(House.class, 1L);
              session.remove(house);
              remove(session, Flat.class);
            });

    assertThat(sql.writes())
        .containsExactly("delete from flats where id=?", "delete from houses where id=?");
    assertThat(rows("houses")).isEmpty();
    assertThat(rows("flats")).isEmpty();
  }

  @Test
  void aReferenceInAnEmbeddableThatMayNotBeNullStaysHibernatesCase() {
    save();
    var key = new Key();
    database.inTransaction(
        session -> {
          key.lock.house = session.find(House.class, 1L);
          session.persist(key);
        });

    assertThatExceptionOfType(PropertyValueException.class)
        .isThrownBy(
            () ->
                database.inTransaction(
                    session -> remove(session, Flat.class, House.class, Key.class)));
    database.inTransaction(session -> remove(session, Flat.class, Key.class, House.class));

    assertThat(rows("keys")).isEmpty();
    assertThat(rows("houses")).isEmpty();
  }

  private static void save() {
    var country = new Country();
    var city = new City();
    city.country = country;
    var street = new Street();
    street.city = city;
    var house = new House();
    house.street = street;
    var flat = new Flat();
    flat.house = house;
    var guide = new Guide();
    guide.city = city;
    database.save(country, city, street, house, flat, guide);
  }

  private static void remove(EntityManager session, Class<?>... types) {
    for (var type : types) {
      session.remove(session.find(type, 1L));
    }
  }

  private static List<String> rows(String table) {
    return database.rows("select id from " + table);
  }

  @Entity(name = "Country")
  @Table(name = "countries")
  static class Country {

    @Id Long id = 1L;
  }

  @Entity(name = "City")
  @Table(name = "cities")
  static class City {

    @Id Long id = 1L;

    @ManyToOne(optional = false)
    @OnParentDelete(OnDelete.NO_ACTION)
    Country country;

    @OneToMany(mappedBy = "city")
    @CascadeRule
    List<Guide> guides = new ArrayList<>();
  }

  @Entity(name = "Guide")
  @Table(name = "guides")
  static class Guide {

    @Id Long id = 1L;

    @Nullable @ManyToOne City city;
  }

  @Entity(name = "Street")
  @Table(name = "streets")
  static class Street {

    @Id Long id = 1L;

    @ManyToOne(optional = false)
    City city;
  }

  @Entity(name = "House")
  @Table(name = "houses")
  static class House {

    @Id Long id = 1L;

    @Nullable @ManyToOne Street street;
  }

  @Entity(name = "Flat")
  @Table(name = "flats")
  static class Flat {

    @Id Long id = 1L;

    @ManyToOne(optional = false)
    House house;
  }

  @Entity(name = "Key")
  @Table(name = "keys")
  static class Key {

    @Id Long id = 1L;

    @Embedded Lock lock = new Lock();
  }

  @Embeddable
  static class Lock {

    @ManyToOne(optional = false)
    House house;
  }
}
