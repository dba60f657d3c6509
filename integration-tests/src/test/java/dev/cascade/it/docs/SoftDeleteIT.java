package dev.cascade.it.docs;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.DeletedAt;
import dev.cascade.DeletedBy;
import dev.cascade.DeletionId;
import dev.cascade.OnSoftDelete;
import dev.cascade.hibernate.Cascades;
import dev.cascade.hibernate.softdelete.SoftDeletable;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The examples of the page about soft deletes. */
class SoftDeleteIT {

  @RegisterExtension
  static final MappedDatabase shop =
      MappedDatabase.of(Customer.class, Order.class, Line.class, Invoice.class)
          .with("cascade.soft-delete.deleted-by", (Supplier<String>) () -> "ada")
          .with("cascade.soft-delete.unique-indexes", "partial");

  @BeforeEach
  void fill() {
    shop.execute(
        """
        insert into customers (id, email) values (1, 'bob@x');
        insert into orders (id, customer_id) values (1, 1), (2, 1);
        insert into lines (id, order_id) values (1, 1), (2, 1), (3, 2);
        insert into invoices (id, customer_id) values (1, 1);
        """);
  }

  @Test
  void aRemovalIsOneUpdateALevel() {
    var sql =
        shop.recordSql(
            session -> {
              var customer = session.find(Customer.class, 1);
              session.remove(customer);
            });

    assertThat(sql.writes())
        .containsExactly(
            "update lines l1_0 set deleted_at=?,deletion_id=? where l1_0.order_id in (select o2_0.id from orders o2_0 where o2_0.deleted_at is null and o2_0.customer_id in (?)) and l1_0.deleted_at is null",
            "update orders o1_0 set deleted_at=?,deletion_id=? where o1_0.customer_id in (?) and o1_0.deleted_at is null",
            "update customers set deleted_at=?,deletion_id=?,deleted_by=? where id=? and deleted_at is null");
    assertThat(shop.rows("select deleted_by from customers")).containsExactly("ada");
    assertThat(shop.rows("select id from invoices")).containsExactly("1");
  }

  @Test
  void whatIsRemovedIsSeenInAScopeOnly() {
    shop.recordSql(session -> session.remove(session.find(Customer.class, 1)));

    shop.inTransaction(
        session -> {
          assertThat(session.find(Customer.class, 1)).isNull();
          var customer = Cascades.of(session).withDeleted(() -> session.find(Customer.class, 1));
          assertThat(customer.deletedBy).isEqualTo("ada");
          var orders =
              Cascades.of(session)
                  .onlyDeleted(
                      () -> session.createQuery("from Order", Order.class).getResultList());
          assertThat(orders).hasSize(2);
        });
  }

  @Test
  void aMethodHidesADeletedOrderAndKeepsItsKey() {
    shop.execute("update orders set deleted_at = now() where id = 1");

    shop.inTransaction(session -> assertThat(session.find(Line.class, 1).order()).isNull());
    assertThat(shop.rows("select order_id from lines where id = 1")).containsExactly("1");
  }

  @Test
  void aRestoreBringsBackWhatOneRemovalTook() {
    shop.recordSql(session -> session.remove(session.find(Order.class, 2)));
    shop.recordSql(session -> session.remove(session.find(Customer.class, 1)));

    shop.inTransaction(
        session -> {
          var restored = Cascades.of(session).restore(Customer.class, 1);
          assertThat(restored.total()).isEqualTo(4);
        });

    assertThat(shop.rows("select id from orders where deleted_at is null")).containsExactly("1");
    assertThat(shop.rows("select id from lines where deleted_at is null order by 1"))
        .containsExactly("1", "2");
  }

  @Test
  void aRestoreGoesUpwardsWhereAsked() {
    shop.recordSql(session -> session.remove(session.find(Customer.class, 1)));

    shop.inTransaction(
        session -> Cascades.of(session).restoring(Order.class, 1).withParents().execute());

    assertThat(shop.rows("select id from customers where deleted_at is null")).containsExactly("1");
    assertThat(shop.rows("select id from orders where deleted_at is null")).containsExactly("1");
  }

  @Test
  void oneDoorDeletesForGood() {
    shop.inTransaction(
        session -> {
          var customer = session.find(Customer.class, 1);
          Cascades.of(session).hardDelete(customer);
        });

    assertThat(shop.rows("select id from customers")).isEmpty();
    assertThat(shop.rows("select id from lines")).isEmpty();
  }

  @Test
  void aPurgeDeletesWhatWasMarkedLongAgo() {
    shop.recordSql(session -> session.remove(session.find(Customer.class, 1)));
    shop.execute("update customers set deleted_at = now() - interval '91 days'");

    shop.inTransaction(
        session -> {
          var purged =
              Cascades.of(session).purge(Customer.class).olderThan(Duration.ofDays(90)).execute();
          assertThat(purged.purged()).isEqualTo(1);
        });

    assertThat(shop.rows("select id from customers")).isEmpty();
    assertThat(shop.rows("select id from orders")).isEmpty();
  }

  @Test
  void aValueIsFreeOnceItsRowIsMarked() {
    shop.recordSql(session -> session.remove(session.find(Customer.class, 1)));

    shop.execute("insert into customers (id, email) values (2, 'bob@x')");
    assertThat(shop.rows("select id from customers where deleted_at is null")).containsExactly("2");
  }

  @Test
  void aPlanTellsWhatWillBeMarked() {
    shop.inTransaction(
        session -> {
          var plan = Cascades.of(session).plan(Customer.class, 1);
          assertThat(plan.preview().text())
              .isEqualTo(
                  """
                  Customer: MARK AS DELETED 1 row
                    Customer.orders: MARK AS DELETED 2 rows, as a set (Customer.orders has DELETE; nothing needs the instances)
                      Customer.orders.lines: MARK AS DELETED 3 rows, as a set (Order.lines has DELETE; nothing needs the instances)
                  total: 6 rows""");
        });
  }

  @Entity(name = "Customer")
  @Table(name = "customers")
  static class Customer {

    @Id int id;

    @Column(unique = true)
    String email;

    @DeletedAt
    @Column(name = "deleted_at")
    @Nullable Instant deletedAt;

    @DeletionId
    @Column(name = "deletion_id")
    @Nullable UUID deletionId;

    @DeletedBy
    @Column(name = "deleted_by")
    @Nullable String deletedBy;

    @OneToMany(mappedBy = "customer")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Order> orders = new ArrayList<>();

    @OneToMany(mappedBy = "customer")
    @CascadeRule(value = ALL, onSoftDelete = OnSoftDelete.KEEP)
    List<Invoice> invoices = new ArrayList<>();
  }

  @Entity(name = "Order")
  @Table(name = "orders")
  static class Order extends SoftDeletable {

    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    Customer customer;

    @OneToMany(mappedBy = "order")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Line> lines = new ArrayList<>();
  }

  @Entity(name = "Line")
  @Table(name = "lines")
  static class Line extends SoftDeletable {

    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    Order order;

    @Nullable Order order() {
      return live(order);
    }
  }

  @Entity(name = "Invoice")
  @Table(name = "invoices")
  static class Invoice {

    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    Customer customer;
  }
}
