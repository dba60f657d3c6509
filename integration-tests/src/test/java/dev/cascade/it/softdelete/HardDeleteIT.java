package dev.cascade.it.softdelete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.hibernate.Cascades;
import dev.cascade.hibernate.refusal.DeleteRefusedException;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.softdelete.Heirs.Owner;
import dev.cascade.it.softdelete.Shop.Customer;
import dev.cascade.it.softdelete.Shop.Order;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TransactionRequiredException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One explicit door deletes rows for good, with what belongs to them, marked or not. */
class HardDeleteIT {

  @RegisterExtension static final MappedDatabase database = Shop.database();
  @RegisterExtension static final MappedDatabase heirs = Heirs.database();

  @BeforeEach
  void fill() {
    Shop.fill(database);
    Heirs.fill(heirs);
  }

  @Test
  void aCustomerGoesForGoodByOneDeleteALevel() {
    var sent =
        database.recordSql(
            session -> Cascades.of(session).hardDelete(session.getReference(Customer.class, 1L)));

    assertThat(sent.writes())
        .satisfiesExactlyInAnyOrder(
            lines -> assertThat(lines).startsWith("delete from lines "),
            joins -> assertThat(joins).startsWith("delete from orders_labels "),
            notices -> assertThat(notices).startsWith("delete from notices "),
            orders -> assertThat(orders).startsWith("delete from orders "),
            cards -> assertThat(cards).startsWith("delete from cards "),
            mails -> assertThat(mails).startsWith("delete from customers_mails "),
            customers -> assertThat(customers).startsWith("delete from customers "));
    assertOnlyCustomer2IsLeft();
  }

  @Test
  void rowsThatWereMarkedBeforeGoWithIt() {
    database.recordSql(session -> session.remove(session.find(Order.class, 11L)));
    database.execute("update cards set deleted_at = now() where id = 1");

    database.recordSql(
        session -> Cascades.of(session).hardDelete(session.find(Customer.class, 1L)));

    assertOnlyCustomer2IsLeft();
  }

  @Test
  void rowsThatWereHiddenFromLoadedCollectionsGoWithIt() {
    database.recordSql(session -> session.remove(session.find(Order.class, 11L)));
    database.execute("update cards set deleted_at = now() where id = 1");

    database.recordSql(
        session -> {
          var customer = session.find(Customer.class, 1L);
          assertThat(customer.card).isNull();
          assertThat(customer.orders).hasSize(1);
          assertThat(customer.orders.get(0).lines).hasSize(2);
          Cascades.of(session).hardDelete(customer);
        });

    assertOnlyCustomer2IsLeft();
  }

  @Test
  void aMarkedRowIsDeletedByWhoReadsItWithDeleted() {
    database.recordSql(session -> session.remove(session.find(Customer.class, 1L)));

    database.recordSql(
        session -> {
          var cascades = Cascades.of(session);
          cascades.hardDelete(cascades.withDeleted(() -> session.find(Customer.class, 1L)));
        });

    assertOnlyCustomer2IsLeft();
  }

  @Test
  void whatIsPendingIsFlushedBeforeByTheUsualRules() {
    database.recordSql(
        session -> {
          session.remove(session.find(Order.class, 21L));
          Cascades.of(session).hardDelete(session.find(Customer.class, 1L));
          session.remove(session.find(Order.class, 22L));
        });

    assertThat(Shop.live(database)).containsExactly("customers 2", "cards 2");
    assertThat(Shop.marked(database)).containsExactly("orders 21", "orders 22", "lines 211");
  }

  @Test
  void itSendsAtOnceAndTheObjectIsGoneForItsSession() {
    database.inTransaction(
        session -> {
          var customer = session.find(Customer.class, 1L);
          var order = customer.orders.get(0);
          Cascades.of(session).hardDelete(customer);
          assertThat(session.contains(customer)).isFalse();
          assertThat(session.contains(order)).isFalse();
          assertThat(Cascades.of(session).withDeleted(() -> session.find(Customer.class, 1L)))
              .isNull();
        });
  }

  @Test
  void aVersionIsChecked() {
    assertThatThrownBy(
            () ->
                database.recordSql(
                    session -> {
                      var customer = session.find(Customer.class, 1L);
                      database.execute("update customers set version = 7 where id = 1");
                      Cascades.of(session).hardDelete(customer);
                    }))
        .hasStackTraceContaining("OptimisticLock");
    assertThat(Shop.live(database)).contains("customers 1", "orders 11", "lines 111");
  }

  @Test
  void rowsThatRefuseDoSoAlsoWhereTheyAreMarked() {
    database.execute("insert into claims (id, line_id, deleted_at) values (1, 111, now())");

    assertThatThrownBy(
            () ->
                database.recordSql(
                    session -> Cascades.of(session).hardDelete(session.find(Customer.class, 1L))))
        .isInstanceOf(DeleteRefusedException.class)
        .hasMessageContaining("Claim");
    assertThat(database.sent().writes()).isEmpty();
    assertThat(Shop.live(database)).contains("customers 1", "orders 11", "lines 111");
  }

  @Test
  void everyKindOfHierarchyGoes() {
    heirs.execute("update papers set deleted_at = now() where id = 12");
    heirs.execute("update vehicles set deleted_at = now() where id = 12");
    heirs.execute("update phones set deleted_at = now() where id = 12");

    var sent =
        heirs.recordSql(session -> Cascades.of(session).hardDelete(session.find(Owner.class, 1L)));

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
    assertThat(sent.writes()).noneMatch(each -> each.contains("update "));
  }

  @Test
  void anHeirGoesAlone() {
    heirs.recordSql(
        session -> {
          Cascades.of(session).hardDelete(session.find(Heirs.Letter.class, 12L));
          Cascades.of(session).hardDelete(session.find(Heirs.Truck.class, 12L));
          Cascades.of(session).hardDelete(session.find(Heirs.Phone.class, 12L));
        });

    assertThat(Heirs.rows(heirs))
        .doesNotContain("papers 12", "vehicles 12", "trucks 12", "phones 12")
        .contains("owners 1", "papers 11", "vehicles 11", "devices 11");
  }

  @Test
  void theDoorIsOpenForThatCallOnly() {
    database.recordSql(
        session -> {
          Cascades.of(session).hardDelete(session.getReference(Customer.class, 1L));
          session.remove(session.find(Customer.class, 2L));
        });

    assertThat(Shop.marked(database)).contains("customers 2", "orders 21");
    database.recordSql(
        session -> {
          var hql = "delete from Line child where child.order.customer.id = 2";
          Cascades.of(session).withDeleted(() -> run(session, hql));
        });
    assertThat(Shop.marked(database)).contains("lines 211");
  }

  @Test
  void whatCannotBeDeletedIsToldBefore() {
    try (var session = database.sessions().createEntityManager()) {
      var customer = session.find(Customer.class, 1L);
      assertThatThrownBy(() -> Cascades.of(session).hardDelete(customer))
          .isInstanceOf(TransactionRequiredException.class);
    }
    database.inTransaction(
        session -> {
          var customer = session.find(Customer.class, 1L);
          session.remove(customer);
          assertThatThrownBy(() -> Cascades.of(session).hardDelete(customer))
              .isInstanceOf(IllegalArgumentException.class);
        });
    assertThat(Shop.marked(database)).contains("customers 1");
  }

  private static void run(EntityManager session, String hql) {
    session.createQuery(hql).executeUpdate();
  }

  private static void assertOnlyCustomer2IsLeft() {
    assertThat(Shop.live(database))
        .containsExactly("customers 2", "cards 2", "orders 21", "orders 22", "lines 211");
    assertThat(Shop.marked(database)).isEmpty();
    assertThat(database.rows("select order_id from orders_labels")).containsExactly("21");
    assertThat(database.rows("select mails from customers_mails")).containsExactly("bob@x");
    assertThat(database.rows("select id from notices")).containsExactly("2");
  }
}
