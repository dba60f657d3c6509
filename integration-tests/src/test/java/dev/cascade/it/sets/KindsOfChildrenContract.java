package dev.cascade.it.sets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.metamodel.EntityType;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What happens to the vehicles in a garage, bikes and cars, with parts of each and wheels of bikes,
 * however the vehicles are mapped.
 */
abstract class KindsOfChildrenContract {

  private static final String GARAGE = "delete from garages where id=?";

  abstract MappedDatabase database();

  /** For all parts of a garage's vehicles. */
  String deleteParts() {
    return "delete from parts p1_0 where p1_0.vehicle_id in"
        + " (select v2_0.id from vehicles v2_0 where v2_0.garage_id in (?))";
  }

  /** For all wheels of a garage's bikes. */
  abstract String deleteWheels();

  /** For all vehicles of a garage. */
  abstract String deleteVehicles();

  /** Plain SQL that parks a bike and a car of given identifiers in a garage. */
  abstract String insertVehicles(String garage, String bike, String car);

  /** Tells the identifiers of all vehicles, in order. */
  String selectVehicles() {
    return "select id from vehicles order by id";
  }

  @BeforeEach
  void fill() {
    for (var garage : List.of("north", "south")) {
      database()
          .execute(
              """
              insert into garages (id) values ('%1$s');
              %2$s;
              insert into parts (id, vehicle_id)
                values ('part of bike %1$s', 'bike %1$s'), ('part of car %1$s', 'car %1$s');
              insert into wheels (id, bike_id) values ('wheel %1$s', 'bike %1$s')
              """
                  .formatted(garage, insertVehicles(garage, "bike " + garage, "car " + garage)));
    }
  }

  @Test
  void vehiclesOfEveryKindGoWithWhatTheyOwn() {
    var sql = database().recordSql(session -> session.remove(find(session, "Garage", "north")));

    assertThat(sql.writes())
        .containsExactly(deleteParts(), deleteWheels(), deleteVehicles(), GARAGE);
    assertOnlySouthIsLeft();
  }

  @Test
  void aVehicleAndAWheelInTheSessionGoFromIt() {
    var sql =
        database()
            .recordSql(
                session -> {
                  var bike = find(session, "Bike", "bike north");
                  var wheel = find(session, "Wheel", "wheel north");
                  session.remove(find(session, "Garage", "north"));
                  assertThat(session.contains(bike)).isFalse();
                  session.flush();
                  assertThat(session.contains(wheel)).isFalse();
                });

    assertThat(sql.writes())
        .containsExactly(deleteParts(), deleteWheels(), deleteVehicles(), GARAGE);
    assertOnlySouthIsLeft();
  }

  @Test
  void onlyTheSubclassThatIsRemovedLosesItsParts() {
    database()
        .recordSql(
            session -> session.remove(session.getReference(type(session, "Vehicle"), "car north")));

    assertThat(ids("parts"))
        .containsExactly("part of bike north", "part of bike south", "part of car south");
    assertThat(ids("wheels")).containsExactly("wheel north", "wheel south");
    assertThat(vehicles()).containsExactly("bike north", "bike south", "car south");
  }

  private void assertOnlySouthIsLeft() {
    assertThat(ids("garages")).containsExactly("south");
    assertThat(vehicles()).containsExactly("bike south", "car south");
    assertThat(ids("parts")).containsExactly("part of bike south", "part of car south");
    assertThat(ids("wheels")).containsExactly("wheel south");
  }

  private List<String> vehicles() {
    return database().rows(selectVehicles());
  }

  private List<String> ids(String table) {
    return Blog.ids(database(), table);
  }

  private static Object find(EntityManager session, String entity, String id) {
    return session.find(type(session, entity), id);
  }

  private static Class<?> type(EntityManager session, String entity) {
    return session.getMetamodel().getEntities().stream()
        .filter(each -> each.getName().equals(entity))
        .map(EntityType::getJavaType)
        .findFirst()
        .orElseThrow();
  }
}
