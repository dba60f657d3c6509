package dev.cascade.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SQLAlchemy's default, {@code save-update, merge}, on both sides. */
class DefaultRuleIT {

  @RegisterExtension
  static final MappedDatabase shop = MappedDatabase.of(Customer.class, Purchase.class);

  @Test
  void aPurchaseSavesItsNewCustomer() {
    shop.recordSql(
        session -> {
          var purchase = new Purchase("lamp");
          purchase.customer = new Customer("ada");
          session.persist(purchase);
        });

    assertThat(purchases()).containsExactly("lamp|ada|0");
  }

  @Test
  void aRemovedCustomerReleasesPurchasesThatAreNotLoadedByOneStatement() {
    shop.save(ada("lamp", "desk"));

    var sql = shop.recordSql(session -> session.remove(session.find(Customer.class, "ada")));

    assertThat(sql.writes())
        .containsExactly(
            "update purchases p1_0 set customer_id=null,version=(p1_0.version+1) where p1_0.customer_id in (?)",
            "delete from customers where id=?");
    assertThat(purchases()).containsExactly("desk|null|1", "lamp|null|1");
  }

  @Test
  void loadedPurchasesAreReleasedOneByOneAndGetANewVersion() {
    shop.save(ada("lamp", "desk"));

    var sql =
        shop.recordSql(
            session -> {
              var ada = session.find(Customer.class, "ada");
              Hibernate.initialize(ada.purchases);
              session.remove(ada);
            });

    assertThat(sql.writes())
        .containsExactly(
            "update purchases set customer_id=?,version=? where id=? and version=?",
            "update purchases set customer_id=?,version=? where id=? and version=?",
            "delete from customers where id=?");
    assertThat(purchases()).containsExactly("desk|null|1", "lamp|null|1");
  }

  @Test
  void aPurchaseTakenOutOfTheListKeepsItsRowWithoutACustomer() {
    shop.save(ada("lamp", "desk"));

    shop.recordSql(session -> session.find(Customer.class, "ada").purchases.clear());

    assertThat(purchases()).containsExactly("desk|null|1", "lamp|null|1");
  }

  private static Customer ada(String... purchases) {
    var ada = new Customer("ada");
    for (var id : purchases) {
      var purchase = new Purchase(id);
      purchase.customer = ada;
      ada.purchases.add(purchase);
    }
    return ada;
  }

  private static List<String> purchases() {
    return shop.rows("select id, customer_id, version from purchases order by id");
  }

  @Entity(name = "Customer")
  @Table(name = "customers")
  static class Customer {

    @Id String id;

    @OneToMany(mappedBy = "customer")
    @CascadeRule
    List<Purchase> purchases = new ArrayList<>();

    Customer() {}

    Customer(String id) {
      this.id = id;
    }
  }

  @Entity(name = "Purchase")
  @Table(name = "purchases")
  static class Purchase {

    @Id String id;

    @Version int version;

    @ManyToOne @CascadeRule @Nullable Customer customer;

    Purchase() {}

    Purchase(String id) {
      this.id = id;
    }
  }
}
