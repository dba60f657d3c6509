package dev.cascade.it.docs;

import static dev.cascade.CascadeOption.MERGE;
import static dev.cascade.CascadeOption.SAVE_UPDATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.CascadeRule;
import dev.cascade.OnDelete;
import dev.cascade.OnParentDelete;
import dev.cascade.PassiveDeletes;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.violation.CascadeConfigurationException;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

/** "Only save and merge, not delete", over a foreign key that cascades in the database. */
class DatabaseCascadeIT {

  @Test
  void aRuleThatKeepsTheDatabaseFromActingIsRefused() {
    try (var shop = MappedDatabase.of(Customer.class, Purchase.class)) {
      assertThatThrownBy(shop::boot)
          .isInstanceOf(CascadeConfigurationException.class)
          .hasMessage(
              """
              1 cascade rule cannot hold:
              - [CASCADE-112] Customer.purchases: purchases.customer_id is ON DELETE CASCADE, but "save-update, merge" without DELETE writes NULL when a Customer is removed, before that clause can act.
                Write passiveDeletes = ALL to let the database act, or add DELETE.""");
    }
  }

  @Test
  void passiveDeletesLetTheDatabaseAct() {
    try (var shop = MappedDatabase.of(Client.class, Order.class).boot()) {
      shop.execute(
          "insert into clients (id) values ('ada'); insert into orders (id, client_id) values ('one', 'ada')");

      var sql = shop.recordSql(session -> session.remove(session.find(Client.class, "ada")));

      assertThat(sql.writes()).containsExactly("delete from clients where id=?");
      assertThat(shop.rows("select id from orders")).isEmpty();
    }
  }

  @Entity(name = "Customer")
  @Table(name = "customers")
  static class Customer {

    @Id String id;

    @OneToMany(mappedBy = "customer")
    @CascadeRule({SAVE_UPDATE, MERGE})
    List<Purchase> purchases;
  }

  @Entity(name = "Purchase")
  @Table(name = "purchases")
  static class Purchase {

    @Id String id;

    @ManyToOne(optional = false)
    @OnParentDelete(OnDelete.CASCADE)
    Customer customer;
  }

  @Entity(name = "Client")
  @Table(name = "clients")
  static class Client {

    @Id String id;

    @OneToMany(mappedBy = "client")
    @CascadeRule(
        value = {SAVE_UPDATE, MERGE},
        passiveDeletes = PassiveDeletes.ALL)
    List<Order> orders;
  }

  @Entity(name = "Order")
  @Table(name = "orders")
  static class Order {

    @Id String id;

    @ManyToOne(optional = false)
    @OnParentDelete(OnDelete.CASCADE)
    Client client;
  }
}
