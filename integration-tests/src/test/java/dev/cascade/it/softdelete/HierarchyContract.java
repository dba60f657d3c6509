package dev.cascade.it.softdelete;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.hibernate.Cascades;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Of vehicles, cars and vans live in one hierarchy; a garage has cars, and may lend any vehicle.
 * Car 2 and van 4 are deleted, car 1 and van 3 live.
 */
abstract class HierarchyContract {

  abstract MappedDatabase database();

  abstract Object garage();

  abstract Object car(long id, Object garage);

  abstract Object van(long id);

  abstract void lend(Object garage, Object vehicle);

  abstract Collection<?> cars(Object garage);

  abstract Collection<?> lent(Object garage);

  /** What a query for cars that live sends. */
  abstract String selectCars();

  @BeforeEach
  void fill() {
    var garage = garage();
    var vehicles = List.of(car(1, garage), car(2, garage), van(3), van(4));
    vehicles.forEach(each -> lend(garage, each));
    database().save(Stream.concat(Stream.of(garage), vehicles.stream()).toArray());
    database()
        .inTransaction(
            session ->
                session
                    .createQuery("update Vehicle set deletedAt = :now where id in (2, 4)")
                    .setParameter("now", Instant.now())
                    .executeUpdate());
  }

  @Test
  void aQueryForTheSuperclassOrASubclassShowsTheLiving() {
    assertThat(ids("select id from Vehicle")).containsExactlyInAnyOrder(1L, 3L);
    assertThat(ids("select id from Van")).containsExactly(3L);
    var sql =
        database().recordSql(session -> session.createQuery("select id from Car").getResultList());
    assertThat(sql.all()).containsExactly(selectCars());
    assertThat(ids("select id from Car")).containsExactly(1L);
  }

  @Test
  void aTreatedJoinShowsTheLiving() {
    assertThat(ids("select v.id from Garage g join treat(g.lent as Van) v")).containsExactly(3L);
  }

  @Test
  void aCollectionOfASubclassHasTheLiving() {
    assertThat(ids("select c.id from Garage g join g.cars c")).containsExactly(1L);
    assertThat(ids("select size(g.cars) from Garage g")).containsExactly(1);
    assertThat(lazily(this::cars)).containsExactly(1L);
  }

  @Test
  void aJoinTableOfTheSuperclassHasTheLiving() {
    assertThat(ids("select v.id from Garage g left join g.lent v"))
        .containsExactlyInAnyOrder(1L, 3L);
    assertThat(ids("select size(g.lent) from Garage g")).containsExactly(2);
    assertThat(lazily(this::lent)).containsExactlyInAnyOrder(1L, 3L);
  }

  @Test
  void aJoinOverAReferenceShowsTheLiving() {
    assertThat(ids("select t.id from Ticket t join t.vehicle v")).isEmpty();
    database()
        .inTransaction(
            session -> {
              session
                  .createQuery("insert into Ticket (id, vehicle) select v.id, v from Vehicle v")
                  .executeUpdate();
              Cascades.of(session)
                  .onlyDeleted(
                      () ->
                          session
                              .createQuery(
                                  "insert into Ticket (id, vehicle) select v.id, v from Vehicle v")
                              .executeUpdate());
            });
    assertThat(ids("select id from Ticket")).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
    assertThat(ids("select t.id from Ticket t join t.vehicle v")).containsExactlyInAnyOrder(1L, 3L);
    assertThat(ids("select v.id from Ticket t left join t.vehicle v"))
        .containsExactlyInAnyOrder(1L, null, 3L, null);
  }

  @Test
  void theDeletedAreNotFound() {
    database()
        .inTransaction(
            session -> {
              assertThat(session.find(entity(session, "Vehicle"), 1)).isNotNull();
              assertThat(session.find(entity(session, "Vehicle"), 2)).isNull();
              assertThat(session.find(entity(session, "Van"), 4)).isNull();
              Cascades.of(session)
                  .withDeleted(
                      () -> assertThat(session.find(entity(session, "Van"), 4)).isNotNull());
            });
  }

  @Test
  void theScopesShowTheOthers() {
    database()
        .inTransaction(
            session -> {
              var cascades = Cascades.of(session);
              assertThat(cascades.withDeleted(() -> list(session, "select id from Car")))
                  .containsExactlyInAnyOrder(1L, 2L);
              assertThat(cascades.onlyDeleted(() -> list(session, "select id from Vehicle")))
                  .containsExactlyInAnyOrder(2L, 4L);
              assertThat(
                      cascades.onlyDeleted(
                          () -> list(session, "select v.id from Garage g join g.lent v")))
                  .containsExactlyInAnyOrder(2L, 4L);
            });
  }

  private List<Object> lazily(Function<Object, Collection<?>> collection) {
    var found = new ArrayList<Object>();
    database()
        .inTransaction(
            session -> {
              var ids = session.getEntityManagerFactory().getPersistenceUnitUtil();
              var garage = session.createQuery("from Garage", Object.class).getSingleResult();
              collection.apply(garage).forEach(each -> found.add(ids.getIdentifier(each)));
            });
    return found;
  }

  private static Class<?> entity(EntityManager session, String name) {
    return session.getMetamodel().getEntities().stream()
        .filter(each -> each.getName().equals(name))
        .findFirst()
        .orElseThrow()
        .getJavaType();
  }

  private List<Object> ids(String query) {
    var found = new ArrayList<Object>();
    database().inTransaction(session -> found.addAll(list(session, query)));
    return found;
  }

  private static List<Object> list(EntityManager session, String query) {
    return session.createQuery(query, Object.class).getResultList();
  }
}
