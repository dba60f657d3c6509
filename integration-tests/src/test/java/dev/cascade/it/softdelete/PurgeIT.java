package dev.cascade.it.softdelete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.hibernate.Cascades;
import dev.cascade.hibernate.softdelete.PurgedRows;
import dev.cascade.hibernate.softdelete.PurgedRows.KeptRow;
import dev.cascade.hibernate.softdelete.SoftDeletable;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.softdelete.Heirs.Device;
import dev.cascade.it.softdelete.Heirs.Owner;
import dev.cascade.it.softdelete.Shop.Customer;
import dev.cascade.it.softdelete.Shop.Label;
import dev.cascade.it.softdelete.Shop.Line;
import dev.cascade.it.softdelete.Shop.Order;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TransactionRequiredException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A purge deletes for good what was marked long ago, and never a live row. */
class PurgeIT {

  private static final Duration DAYS_90 = Duration.ofDays(90);

  @RegisterExtension static final MappedDatabase database = Shop.database();
  @RegisterExtension static final MappedDatabase heirs = Heirs.database();

  @BeforeEach
  void fill() {
    Shop.fill(database);
    Heirs.fill(heirs);
  }

  @Test
  void aCustomerMarkedLongAgoGoesWithAllThatWasMarkedWithIt() {
    removeCustomer1();
    age("100 days");

    var sent = database.recordSql(session -> purge(session, Customer.class));

    assertThat(sent.writes())
        .satisfiesExactlyInAnyOrder(
            lines -> assertThat(lines).startsWith("delete from lines "),
            joins -> assertThat(joins).startsWith("delete from orders_labels "),
            notices -> assertThat(notices).startsWith("delete from notices "),
            orders -> assertThat(orders).startsWith("delete from orders "),
            cards -> assertThat(cards).startsWith("delete from cards "),
            mails -> assertThat(mails).startsWith("delete from customers_mails "),
            customers -> assertThat(customers).startsWith("delete from customers "));
    assertThat(sent.reads())
        .as("nobody brings a customer back meanwhile")
        .anyMatch(each -> each.contains(" from customers ") && each.contains(" for no key update"));
    assertThat(Shop.marked(database)).isEmpty();
    assertThat(Shop.live(database))
        .containsExactly("customers 2", "cards 2", "orders 21", "orders 22", "lines 211");
    assertThat(database.rows("select order_id from orders_labels")).containsExactly("21");
    assertThat(database.rows("select mails from customers_mails")).containsExactly("bob@x");
  }

  @Test
  void whatWasMarkedLatelyStays() {
    removeCustomer1();
    age("80 days");

    assertThat(purged(Customer.class)).isEqualTo(purgedRows(Customer.class, 0));
    assertThat(Shop.marked(database)).hasSize(8);
  }

  @Test
  void onlyRowsOfThatTypeAreRoots() {
    removeCustomer1();
    age("100 days");

    assertThat(purged(Order.class)).isEqualTo(purgedRows(Order.class, 2));
    assertThat(Shop.marked(database)).containsExactly("customers 1", "cards 1");
    assertThat(database.rows("select id from notices")).containsExactly("2");
  }

  @Test
  void aRowBelowWhichOneLivesIsLeftAndNamed() {
    removeCustomer1();
    database.recordSql(session -> session.remove(session.find(Customer.class, 2L)));
    age("100 days");
    database.execute("update lines set deleted_at = null where id = 112");

    var result = purged(Customer.class);

    assertThat(result.purged()).isEqualTo(1);
    assertThat(result.kept()).isEqualTo(1);
    assertThat(result.reasons()).containsExactly(new KeptRow(1L, List.of("Order.lines")));
    assertThat(Shop.live(database)).containsExactly("lines 112");
    assertThat(Shop.marked(database)).hasSize(7).contains("customers 1", "orders 11");
  }

  @Test
  void aRowThatRefusesKeepsTheRoot() {
    removeCustomer1();
    age("100 days");
    database.execute("insert into claims (id, line_id, deleted_at) values (1, 111, now())");

    var result = purged(Customer.class);

    assertThat(result.purged()).isZero();
    assertThat(result.reasons()).containsExactly(new KeptRow(1L, List.of("Claim.line")));
    assertThat(Shop.marked(database)).hasSize(8);
  }

  @Test
  void rootsGoInChunksPastThoseThatAreLeft() {
    database.execute(
        """
        insert into customers (id, name, version, deleted_at)
          select i, 'x', 0, now() - interval '100 days' from generate_series(100, 124) i;
        insert into orders (id, customer_id, deleted_at)
          select i, i, now() - interval '100 days' from generate_series(100, 124) i;
        insert into orders (id, customer_id) select i + 1000, i from generate_series(100, 124, 5) i""");

    var result = new AtomicReference<PurgedRows>();
    var sent =
        database.recordSql(
            session ->
                result.set(
                    Cascades.of(session)
                        .purge(Customer.class)
                        .olderThan(DAYS_90)
                        .rowsAtOnce(4)
                        .execute()));

    assertThat(result.get().purged()).isEqualTo(20);
    assertThat(result.get().kept()).isEqualTo(5);
    assertThat(sent.writes().stream().filter(each -> each.startsWith("delete from orders ")))
        .hasSizeBetween(5, 8);
    assertThat(database.rows("select id from customers where id >= 100 order by id"))
        .containsExactly("100", "105", "110", "115", "120");
    assertThat(database.rows("select count(*) from orders where id >= 100")).containsExactly("10");
  }

  @Test
  void objectsOfTheSessionStayManagedButForThoseThatAreGone() {
    removeCustomer1();
    age("100 days");

    database.inTransaction(
        session -> {
          var bob = session.find(Customer.class, 2L);
          bob.name = "pending";
          var cascades = Cascades.of(session);
          var ada = cascades.withDeleted(() -> session.find(Customer.class, 1L));
          var line = cascades.withDeleted(() -> session.find(Line.class, 111L));
          purge(session, Customer.class);
          assertThat(session.contains(bob)).isTrue();
          assertThat(session.contains(ada)).isFalse();
          assertThat(session.contains(line)).isFalse();
          bob.name = "later";
        });

    assertThat(database.rows("select name from customers")).containsExactly("later");
  }

  @Test
  void everyKindOfHierarchyIsPurged() {
    heirs.recordSql(session -> session.remove(session.find(Owner.class, 1L)));
    heirs.execute("update owners set deleted_at = deleted_at - interval '100 days'");
    heirs.execute("update devices set deleted_at = deleted_at - interval '100 days'");
    heirs.execute("update phones set deleted_at = deleted_at - interval '100 days'");

    heirs.recordSql(
        session ->
            assertThat(
                    Cascades.of(session).purge(Device.class).olderThan(DAYS_90).execute().purged())
                .isEqualTo(2));
    assertThat(Heirs.rows(heirs)).doesNotContain("-devices 11", "-phones 12").contains("-owners 1");
    heirs.execute("update vehicles set deleted_at = null where id = 12");
    heirs.recordSql(
        session ->
            assertThat(
                    Cascades.of(session).purge(Owner.class).olderThan(DAYS_90).execute().reasons())
                .containsExactly(new KeptRow(1L, List.of("Owner.vehicles"))));
    heirs.execute("update vehicles set deleted_at = now() where id = 12");
    heirs.recordSql(
        session -> Cascades.of(session).purge(Owner.class).olderThan(DAYS_90).execute());

    assertThat(Heirs.rows(heirs))
        .containsExactly(
            "owners 2",
            "papers 21",
            "papers 22",
            "vehicles 21",
            "vehicles 22",
            "trucks 22",
            "devices 21",
            "phones 22");
  }

  @Test
  void anEntityManagerPurgesInOneTransactionAfterTheOther() {
    removeCustomer1();
    database.recordSql(session -> session.remove(session.find(Order.class, 21L)));
    age("100 days");

    try (var session = database.sessions().createEntityManager()) {
      session.getTransaction().begin();
      assertThat(purge(session, Customer.class).purged()).isEqualTo(1);
      session.getTransaction().commit();
      session.getTransaction().begin();
      assertThat(purge(session, Order.class).purged()).isEqualTo(1);
      session.find(Customer.class, 2L).name = "later";
      session.getTransaction().commit();
    }

    assertThat(Shop.marked(database)).isEmpty();
    assertThat(Shop.live(database)).containsExactly("customers 2", "cards 2", "orders 22");
    assertThat(database.rows("select name from customers")).containsExactly("later");
  }

  @Test
  void aPurgeThatTheDatabaseRefusesLeavesNothingToSend() {
    removeCustomer1();
    age("100 days");
    database.execute("create table others (line_id bigint references lines)");
    try {
      database.execute("insert into others values (121)");
      database.inTransaction(
          session -> {
            var bob = session.find(Customer.class, 2L);
            assertThatThrownBy(() -> purge(session, Customer.class))
                .isInstanceOf(ConstraintViolationException.class)
                .hasMessageContaining("others");
            assertThat(session.getTransaction().getRollbackOnly()).isTrue();
            assertThat(session.contains(bob)).isTrue();
            session.getTransaction().rollback();
            session.getTransaction().begin();
            session.flush();
          });
    } finally {
      database.execute("drop table others");
    }

    assertThat(Shop.marked(database)).hasSize(8);
    assertThat(database.rows("select id from notices")).hasSize(2);
  }

  @Test
  void nothingIsSentBeforeItIsCarriedOut() {
    removeCustomer1();

    database.recordSql(
        session -> Cascades.of(session).purge(Customer.class).olderThan(Duration.ZERO));

    assertThat(database.sent().all()).isEmpty();
    assertThat(Shop.marked(database)).hasSize(8);
  }

  @Test
  void whatCannotBePurgedIsToldBefore() {
    database.inTransaction(
        session -> {
          var cascades = Cascades.of(session);
          assertThatThrownBy(() -> cascades.purge(SoftDeletable.class))
              .isInstanceOf(IllegalArgumentException.class);
          assertThatThrownBy(() -> cascades.purge(Label.class))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining("no soft-deletable entity");
          assertThatThrownBy(() -> cascades.purge(Order.class).olderThan(Duration.ofDays(-1)))
              .isInstanceOf(IllegalArgumentException.class);
        });
    try (var session = database.sessions().createEntityManager()) {
      assertThatThrownBy(() -> purge(session, Customer.class))
          .isInstanceOf(TransactionRequiredException.class);
    }
  }

  private static void removeCustomer1() {
    database.recordSql(session -> session.remove(session.find(Customer.class, 1L)));
  }

  private static void age(String interval) {
    for (var table : List.of("customers", "cards", "orders", "lines")) {
      database.execute(
          "update %s set deleted_at = deleted_at - interval '%s'".formatted(table, interval));
    }
  }

  private static PurgedRows purged(Class<?> entity) {
    var result = new AtomicReference<PurgedRows>();
    database.recordSql(session -> result.set(purge(session, entity)));
    return result.get();
  }

  private static PurgedRows purge(EntityManager session, Class<?> entity) {
    return Cascades.of(session).purge(entity).olderThan(DAYS_90).execute();
  }

  private static PurgedRows purgedRows(Class<?> entity, int purged) {
    return new PurgedRows(entity.getName(), purged, 0, List.of());
  }
}
