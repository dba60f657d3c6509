package dev.cascade.it.softdelete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.hibernate.refusal.DeleteRefusedException;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.softdelete.Shop.Card;
import dev.cascade.it.softdelete.Shop.Customer;
import dev.cascade.it.softdelete.Shop.Line;
import dev.cascade.it.softdelete.Shop.Order;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A removal marks rows, with all that belongs to them, and deletes none. */
class MarkedRowsIT {

  @RegisterExtension static final MappedDatabase database = Shop.database();

  @BeforeEach
  void fill() {
    Shop.fill(database);
  }

  @Test
  void removingACustomerMarksAllThatIsItsOwnByOneUpdateALevel() {
    var sent = database.recordSql(session -> session.remove(session.find(Customer.class, 1L)));

    assertThat(sent.writes())
        .satisfiesExactlyInAnyOrder(
            lines -> assertThat(lines).startsWith("update lines "),
            orders -> assertThat(orders).startsWith("update orders "),
            cards -> assertThat(cards).startsWith("update cards "),
            customers -> assertThat(customers).startsWith("update customers "));
    assertThat(Shop.marked(database))
        .containsExactly(
            "customers 1",
            "cards 1",
            "orders 11",
            "orders 12",
            "lines 111",
            "lines 112",
            "lines 121",
            "lines 122");
  }

  @Test
  void allRowsOfARemovalShareOneDeletionAndOneTime() {
    database.recordSql(session -> session.remove(session.find(Customer.class, 1L)));

    assertThat(Shop.deletions(database)).hasSize(1);
    assertThat(
            database.rows(
                """
                select distinct deleted_at from (select deleted_at from customers union all
                  select deleted_at from cards union all select deleted_at from orders union all
                  select deleted_at from lines) x where deleted_at is not null"""))
        .hasSize(1);
  }

  @Test
  void twoRemovalsInOneFlushAreTwoDeletions() {
    database.recordSql(
        session -> {
          session.remove(session.find(Customer.class, 1L));
          session.remove(session.find(Customer.class, 2L));
        });

    assertThat(Shop.live(database)).isEmpty();
    assertThat(Shop.deletions(database)).hasSize(2);
  }

  @Test
  void whatWasDeletedBeforeKeepsItsMarks() {
    database.recordSql(session -> session.remove(session.find(Order.class, 11L)));
    var before = database.rows("select deletion_id, deleted_at from orders where id = 11");
    database.recordSql(session -> session.remove(session.find(Customer.class, 1L)));

    assertThat(database.rows("select deletion_id, deleted_at from orders where id = 11"))
        .isEqualTo(before);
    assertThat(
            database.rows(
                "select count(distinct deletion_id) from lines where deletion_id is not null"))
        .containsExactly("2");
    assertThat(Shop.live(database))
        .containsExactly("customers 2", "cards 2", "orders 21", "orders 22", "lines 211");
  }

  @Test
  void loadedChildrenAreMarkedByTheSameDeletion() {
    database.recordSql(
        session -> {
          var customer = session.find(Customer.class, 1L);
          customer.orders.forEach(order -> Hibernate.initialize(order.lines));
          assertThat(customer.card).isNotNull();
          session.remove(customer);
        });

    assertThat(Shop.marked(database)).hasSize(8);
    assertThat(Shop.deletions(database)).hasSize(1);
  }

  @Test
  void keysJoinRowsAndElementsOfWhatIsMarkedStay() {
    database.recordSql(
        session -> {
          var customer = session.find(Customer.class, 1L);
          customer.orders.forEach(order -> Hibernate.initialize(order.labels));
          assertThat(customer.mails).hasSize(1);
          session.remove(customer);
        });

    assertThat(database.rows("select id from orders where customer_id = 1")).hasSize(2);
    assertThat(database.rows("select 1 from orders_labels")).hasSize(3);
    assertThat(database.rows("select 1 from customers_mails")).hasSize(2);
    assertThat(database.rows("select order_id from notices order by 1"))
        .containsExactly("11", "21");
  }

  @Test
  void aRemovedObjectIsGoneForItsSession() {
    database.recordSql(
        session -> {
          var customer = session.find(Customer.class, 1L);
          session.remove(customer);
          session.flush();
          assertThat(session.contains(customer)).isFalse();
          assertThat(customer.isDeleted()).isTrue();
          assertThat(session.find(Customer.class, 1L)).isNull();
          assertThat(session.find(Order.class, 11L)).isNull();
          assertThat(session.createQuery("from Line", Line.class).getResultList()).hasSize(1);
        });
  }

  @Test
  void aVersionIsCheckedAndCountedUp() {
    database.recordSql(session -> session.remove(session.find(Customer.class, 1L)));

    assertThat(database.rows("select version from customers where id = 1")).containsExactly("1");
    assertThatThrownBy(
            () ->
                database.recordSql(
                    session -> {
                      var customer = session.find(Customer.class, 2L);
                      database.execute("update customers set version = 7 where id = 2");
                      session.remove(customer);
                    }))
        .hasStackTraceContaining("OptimisticLock");
    assertThat(Shop.live(database)).contains("customers 2", "orders 21");
  }

  @Test
  void anOrphanIsMarkedAndKeepsItsKey() {
    database.recordSql(
        session -> {
          var customer = session.find(Customer.class, 1L);
          customer.orders.remove(0);
        });

    assertThat(database.rows("select customer_id from orders where deleted_at is not null"))
        .containsExactly("1");
    assertThat(Shop.marked(database)).containsExactly("orders 11", "lines 111", "lines 112");
    assertThat(Shop.deletions(database)).hasSize(1);
  }

  @Test
  void aReplacedCardIsMarkedBeforeTheNewOneComesWhereLiveRowsAreUnique() {
    database.execute(
        """
        alter table cards drop constraint cards_customer_id_key;
        create unique index cards_of_customers on cards (customer_id) where deleted_at is null""");
    database.recordSql(
        session -> {
          var customer = session.find(Customer.class, 1L);
          var card = new Card();
          card.id = 3L;
          card.customer = customer;
          customer.card = card;
        });

    assertThat(database.rows("select id, deleted_at is null from cards where customer_id = 1"))
        .containsExactlyInAnyOrder("1|f", "3|t");
  }

  @Test
  void aRemovalIsRefusedByLiveRowsOnly() {
    database.execute("insert into claims (id, line_id, deleted_at) values (1, 211, now())");
    database.execute("insert into claims (id, line_id) values (2, 111)");

    assertThatThrownBy(
            () -> database.recordSql(session -> session.remove(session.find(Customer.class, 1L))))
        .hasStackTraceContaining(DeleteRefusedException.class.getSimpleName());
    database.recordSql(session -> session.remove(session.find(Customer.class, 2L)));

    assertThat(Shop.live(database)).contains("customers 1").doesNotContain("customers 2");
  }

  @Test
  void whatIsPutBelowARemovedCustomerIsMarkedWithIt() {
    database.recordSql(
        session -> {
          var customer = session.find(Customer.class, 1L);
          session.remove(customer);
          var order = new Order();
          order.id = 13L;
          order.customer = customer;
          customer.orders.add(order);
          session.persist(order);
        });

    assertThat(Shop.deletions(database)).hasSize(1);
    assertThat(Shop.live(database)).doesNotContain("orders 13");
  }

  @Test
  void whatIsPersistedAgainIsNotMarked() {
    database.recordSql(
        session -> {
          var customer = session.find(Customer.class, 1L);
          session.remove(customer);
          session.persist(customer);
        });

    assertThat(Shop.marked(database)).isEmpty();
    assertThat(database.rows("select 1 from customers_mails")).hasSize(2);
  }
}
