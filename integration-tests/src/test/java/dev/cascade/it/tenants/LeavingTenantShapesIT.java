package dev.cascade.it.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cascade.hibernate.Cascades;
import dev.cascade.hibernate.bulk.BatchRequest;
import dev.cascade.hibernate.bulk.MissingIndexes;
import dev.cascade.hibernate.refusal.DeleteRefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A tenant leaves whose rows hang together in awkward ways. */
class LeavingTenantShapesIT {

  @RegisterExtension static final TenantDatabase estate = TenantDatabase.of(Estate.ENTITIES);

  @Test
  void joinRowsAmongRowsOfOneTypeGoFirst() {
    estate.execute(
        """
        insert into persons (id, tenant) select n, 'a' from generate_series(1, 9) n;
        insert into persons (id, tenant) values (21, 'b'), (22, 'b');
        insert into friends (person_id, friends_id) select n, 10 - n from generate_series(1, 9) n;
        insert into friends (person_id, friends_id) values (21, 22), (22, 21);
        insert into person_names (person_id, names) values (1, 'x'), (9, 'y'), (21, 'z');
        """);

    var result = batches().deleteTenant("a");

    assertThat(result.rowsByTable()).containsOnlyKeys("persons").containsEntry("persons", 9L);
    assertThat(estate.rows("select id from persons order by 1")).containsExactly("21", "22");
    assertThat(estate.rows("select person_id from friends order by 1")).containsExactly("21", "22");
    assertThat(estate.rows("select person_id from person_names")).containsExactly("21");
  }

  @Test
  void rowsInSeveralTablesGoWithTheirElementsAndWhatARuleGivesThem() {
    houses();

    var result = batches().deleteTenant("a");

    assertThat(result.rows("houses")).isEqualTo(5);
    assertThat(result.rows("rooms")).isEqualTo(5);
    assertThat(result.rows("visitors")).isEqualTo(1);
    assertThat(estate.rows("select id from houses order by 1")).containsExactly("10", "11");
    assertThat(estate.rows("select id from villas")).containsExactly("11");
    assertThat(estate.rows("select villa_id from villa_pools")).containsExactly("11");
    assertThat(estate.rows("select id from visitors")).containsExactly("2");
  }

  @Test
  void keysInACircleAreReleasedWhereTheyMayBeNull() {
    estate.execute(
        """
        insert into teams (id, tenant) values (1, 'a'), (2, 'a'), (3, 'b');
        insert into leaders (id, tenant, team_id) values (1, 'a', 2), (2, 'a', 1), (3, 'b', 3);
        update teams set leader_id = id;
        """);

    var result = batches().deleteTenant("a");

    assertThat(result.rows("teams")).isEqualTo(2);
    assertThat(estate.rows("select id, leader_id from teams")).containsExactly("3|3");
    assertThat(estate.rows("select id from leaders")).containsExactly("3");
  }

  @Test
  void elseTheCircleIsRefusedByName() {
    estate.execute(
        """
        alter table eggs alter column hen_id drop not null;
        insert into eggs (id, tenant) values (1, 'a');
        insert into hens (id, tenant, egg_id) values (1, 'a', 1);
        insert into persons (id, tenant) values (1, 'a');
        """);

    assertThatThrownBy(() -> batches().deleteTenant("a"))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("refer to each other by keys that may not be NULL")
        .hasMessageContaining("Egg")
        .hasMessageContaining("Hen");
    assertThat(estate.rows("select id from persons")).containsExactly("1");
  }

  @Test
  void rowsThatMustReferToEachOtherGoFromTheirLeaves() {
    estate.execute(
        """
        insert into steps (id, tenant, before_id)
          select n, 'a', greatest(1, n - 2) from generate_series(1, 9) n;
        insert into steps (id, tenant, before_id) values (20, 'b', 20);
        """);

    var result = batches().deleteTenant("a");

    assertThat(result.rows("steps")).isEqualTo(9);
    assertThat(estate.rows("select id from steps")).containsExactly("20");
  }

  @Test
  void aCircleOfSuchRowsIsRefusedByName() {
    estate.execute(
        "insert into steps (id, tenant, before_id) values (1, 'a', 2), (2, 'a', 1), (3, 'a', 1)");

    assertThatThrownBy(() -> batches().deleteTenant("a"))
        .isInstanceOf(DeleteRefusedException.class)
        .hasMessageContaining("Step.before")
        .hasMessageContaining("steps.before_id may not be NULL");
    assertThat(estate.rows("select id from steps order by 1")).containsExactly("1", "2");
  }

  @Test
  void rowsThatAreMarkedAsDeletedGoToo() {
    estate.execute(
        """
        insert into letters (id, tenant, deleted_at) values (1, 'a', null), (2, 'a', now()), (3, 'b', now());
        insert into letters (id, tenant, answerto_id) values (4, 'a', 2), (5, 'a', 4);
        """);

    var result = batches().deleteTenant("a");

    assertThat(result.rows("letters")).isEqualTo(4);
    assertThat(estate.rows("select id from letters")).containsExactly("3");
  }

  @Test
  void retainedRowsAreRefused() {
    estate.execute(
        "insert into deeds (id, tenant) values (1, 'a'); insert into persons (id, tenant) values (1, 'a'), (2, 'b')");

    assertThatThrownBy(() -> batches().deleteTenant("a"))
        .isInstanceOf(DeleteRefusedException.class)
        .hasMessageContaining("Deed is @Retained");
    assertThat(estate.rows("select id from persons order by 1")).containsExactly("1", "2");
    assertThat(batches().deleteTenant("b").rows("persons")).isEqualTo(1);
  }

  @Test
  void rowsOfNobodyThatNoRuleTakesAlongRefuseBeforeTheFirstChunk() {
    houses();
    estate.execute(
        """
        insert into passers (id, room_id) values (1, 1), (2, 1), (3, 10);
        insert into guards (id, visitor_id) values (7, 1), (8, 2);
        """);
    estate.forget();

    var refused =
        catchThrowableOfType(DeleteRefusedException.class, () -> batches().deleteTenant("a"));

    assertThat(refused.refusals())
        .extracting(Object::toString)
        .containsExactlyInAnyOrder(
            "Room#1 is referred to by 2 rows over Passer.room: Passer#1, Passer#2; passers.room_id has no ON DELETE, and what refers belongs to no tenant",
            "House#1 is referred to by 1 row over Guard.visitor: Guard#7; guards.visitor_id is ON DELETE RESTRICT, and what refers belongs to no tenant");
    assertThat(estate.sent().writes()).isEmpty();
    assertThat(estate.rows("select count(*) from houses")).containsExactly("7");
  }

  // Five of a, two of b, some of them villas; a visitor of each.
  private static void houses() {
    estate.execute(
        """
        insert into houses (id, tenant) select n, 'a' from generate_series(1, 5) n;
        insert into houses (id, tenant) values (10, 'b'), (11, 'b');
        insert into villas (id) values (2), (3), (11);
        insert into villa_pools (villa_id, pools) values (2, 'x'), (11, 'y');
        insert into rooms (id, tenant, house_id) select id, tenant, id from houses;
        insert into visitors (id, house_id) values (1, 1), (2, 10);
        """);
  }

  private static BatchRequest batches() {
    return Cascades.of(estate.sessions())
        .inBatches()
        .chunkSize(2)
        .missingIndexes(MissingIndexes.WARN);
  }
}
