package dev.cascade.it.preview;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.it.preview.Measured.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.cascade.CascadeRule;
import dev.cascade.OnDelete;
import dev.cascade.OnParentDelete;
import dev.cascade.PassiveDeletes;
import dev.cascade.hibernate.Cascades;
import dev.cascade.hibernate.refusal.DeleteRefusedException;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.plan.Refusal;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Customers with orders, whose items refer to the customer as well; invoices forbid. */
class RefusedPlansIT {

  @RegisterExtension
  static final MappedDatabase shop =
      MappedDatabase.of(Customer.class, Order.class, Item.class, Invoice.class, Branch.class);

  @Test
  void rowsThatReferToWhatGoesRefuse() {
    var ada = new Customer(7);
    shop.save(ada, new Invoice(1, ada), new Invoice(2, ada));

    var plan = in(shop, session -> Cascades.of(session).plan(Customer.class, 7L));

    assertThat(plan.preview().refusals())
        .containsExactly(
            new Refusal(
                "Customer",
                List.of(7L),
                "Invoice.customer",
                "Invoice",
                2L,
                List.of(1L, 2L),
                "invoices.customer_id is ON DELETE RESTRICT"));
    assertThat(plan.toString())
        .isEqualTo(
            """
            Customer: DELETE 1 row
              Customer.orders: DELETE 0 rows, as a set (Customer.orders has DELETE; nothing needs the instances)
                Customer.orders.items: DELETE 0 rows, as a set (Order.items has DELETE; nothing needs the instances)
              Customer[Item.customer]: REFUSE 0 rows, by a query (items.customer_id is ON DELETE RESTRICT)
              Customer[Invoice.customer]: REFUSE 2 rows, by a query (invoices.customer_id is ON DELETE RESTRICT)
            total: 1 row
            refused: Customer#7 is referred to by 2 rows over Invoice.customer: Invoice#1, Invoice#2; invoices.customer_id is ON DELETE RESTRICT""");
  }

  @Test
  void aRefusedPlanIsNotCarriedOut() {
    var ada = new Customer(7);
    shop.save(ada, new Invoice(1, ada));

    var sql =
        shop.recordSql(
            session -> {
              var plan = Cascades.of(session).plan(Customer.class, 7L);
              assertThatThrownBy(plan::execute)
                  .isInstanceOf(DeleteRefusedException.class)
                  .hasMessageContaining("Customer#7 is referred to by 1 row");
            });

    assertThat(sql.writes()).isEmpty();
    assertThat(shop.rows("select id from customers")).containsExactly("7");
  }

  @Test
  void rowsThatGoWithThePlanDoNotRefuse() {
    var ada = new Customer(1);
    var order = new Order(1, ada);
    shop.save(ada, order, new Item(1, order, ada), new Item(2, order, ada));

    shop.inTransaction(
        session -> {
          var plan = Cascades.of(session).plan(Customer.class, 1L);
          assertThat(plan.preview().isRefused()).isFalse();
          assertThat(plan.execute().total()).isEqualTo(4);
        });

    assertThat(shop.rows("select id from items")).isEmpty();
  }

  @Test
  void rowsOfAnotherParentRefuseByName() {
    var ada = new Customer(1);
    var bob = new Customer(2);
    var order = new Order(1, ada);
    var foreign = new Order(2, bob);
    shop.save(ada, bob, order, foreign, new Item(1, order, ada), new Item(2, foreign, ada));

    var refusals =
        in(shop, session -> Cascades.of(session).plan(Customer.class, 1L)).preview().refusals();

    assertThat(refusals)
        .extracting(Refusal::parentIds, Refusal::rows, Refusal::childIds)
        .containsExactly(tuple(List.of(1L), 1L, List.of(2L)));
  }

  @Test
  void rowsThatOnlyTheDatabaseDeletesRefuseByRestrict() {
    var main = new Branch(1, null, null);
    shop.save(main, new Branch(2, main, main));

    var plan = in(shop, session -> Cascades.of(session).plan(Branch.class, 1L)).preview();

    assertThat(plan.refusals())
        .extracting(Refusal::relationship, Refusal::childIds)
        .containsExactly(tuple("Branch.head", List.of(2L)));
    assertThatThrownBy(
            () -> shop.inTransaction(session -> session.remove(session.find(Branch.class, 1L))))
        .hasRootCauseInstanceOf(SQLException.class);
  }

  @Test
  void tenOfManyAreTold() {
    var ada = new Customer(7);
    shop.save(ada);
    LongStream.rangeClosed(1, 12).forEach(id -> shop.save(new Invoice(id, ada)));

    var refusals =
        in(shop, session -> Cascades.of(session).plan(Customer.class, 7L)).preview().refusals();

    assertThat(refusals.get(0).rows()).isEqualTo(12);
    assertThat(refusals.get(0).childIds()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
  }

  @Entity(name = "Customer")
  @Table(name = "customers")
  static class Customer {

    @Id long id;

    @OneToMany(mappedBy = "customer")
    @CascadeRule(ALL)
    List<Order> orders = new ArrayList<>();

    protected Customer() {}

    Customer(long id) {
      this.id = id;
    }
  }

  @Entity(name = "Order")
  @Table(name = "orders")
  static class Order {

    @Id long id;

    @ManyToOne(optional = false)
    Customer customer;

    @OneToMany(mappedBy = "order")
    @CascadeRule(ALL)
    List<Item> items = new ArrayList<>();

    protected Order() {}

    Order(long id, Customer customer) {
      this.id = id;
      this.customer = customer;
    }
  }

  @Entity(name = "Item")
  @Table(name = "items")
  static class Item {

    @Id long id;

    @ManyToOne(optional = false)
    Order order;

    @ManyToOne(optional = false)
    @OnParentDelete(OnDelete.RESTRICT)
    Customer customer;

    protected Item() {}

    Item(long id, Order order, Customer customer) {
      this.id = id;
      this.order = order;
      this.customer = customer;
    }
  }

  @Entity(name = "Branch")
  @Table(name = "branches")
  static class Branch {

    @Id long id;

    @ManyToOne
    @OnParentDelete(OnDelete.CASCADE)
    @Nullable Branch parent;

    @ManyToOne
    @OnParentDelete(OnDelete.RESTRICT)
    @Nullable Branch head;

    @OneToMany(mappedBy = "parent")
    @CascadeRule(value = ALL, passiveDeletes = PassiveDeletes.ON)
    List<Branch> branches = new ArrayList<>();

    protected Branch() {}

    Branch(long id, @Nullable Branch parent, @Nullable Branch head) {
      this.id = id;
      this.parent = parent;
      this.head = head;
    }
  }

  @Entity(name = "Invoice")
  @Table(name = "invoices")
  static class Invoice {

    @Id long id;

    @ManyToOne(optional = false)
    @OnParentDelete(OnDelete.RESTRICT)
    Customer customer;

    protected Invoice() {}

    Invoice(long id, Customer customer) {
      this.id = id;
      this.customer = customer;
    }
  }
}
