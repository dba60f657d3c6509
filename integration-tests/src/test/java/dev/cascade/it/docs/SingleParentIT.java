package dev.cascade.it.docs;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.CascadeRule;
import dev.cascade.hibernate.orphan.SingleParentViolationException;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Owning what one refers to: a many-to-one with DELETE_ORPHAN. */
class SingleParentIT {

  @RegisterExtension
  static final MappedDatabase shop = MappedDatabase.of(Customer.class, Preferences.class);

  @Test
  void replacedPreferencesAreDeletedAfterTheKeyHasMoved() {
    shop.save(new Customer("ada", new Preferences("old")));

    var sql =
        shop.recordSql(
            session -> session.find(Customer.class, "ada").preferences = new Preferences("new"));

    assertThat(sql.writes())
        .containsExactly(
            "insert into preferences (id) values (?)",
            "update customers set preferences_id=? where id=?",
            "delete from preferences where id=?");
    assertThat(shop.rows("select id, preferences_id from customers")).containsExactly("ada|new");
    assertThat(shop.rows("select id from preferences")).containsExactly("new");
  }

  @Test
  void removedCustomersTakeTheirPreferencesAlong() {
    shop.save(new Customer("ada", new Preferences("one")));

    var sql = shop.recordSql(session -> session.remove(session.find(Customer.class, "ada")));

    assertThat(sql.writes())
        .containsExactly("delete from customers where id=?", "delete from preferences where id=?");
    assertThat(shop.rows("select id from preferences")).isEmpty();
  }

  @Test
  void aSecondReferrerInTheSessionIsRefusedBeforeAnySql() {
    shop.save(new Customer("ada", new Preferences("one")), new Customer("bob", null));

    assertThatThrownBy(
            () ->
                shop.recordSql(
                    session ->
                        session.find(Customer.class, "bob").preferences =
                            session.find(Customer.class, "ada").preferences))
        .hasCauseInstanceOf(SingleParentViolationException.class)
        .hasRootCauseMessage(
            "Customer#bob and Customer#ada refer to the same object by Customer.preferences, which allows a single parent. Set one of them to null, or drop singleParent.");
    assertThat(shop.sent().writes()).isEmpty();
  }

  @Test
  void aSecondReferrerWhoseFirstIsNotInTheSessionIsNotFound() {
    shop.save(new Customer("ada", new Preferences("one")), new Customer("bob", null));

    shop.recordSql(
        session ->
            session.find(Customer.class, "bob").preferences =
                session.find(Preferences.class, "one"));

    assertThat(shop.rows("select id, preferences_id from customers order by id"))
        .containsExactly("ada|one", "bob|one");
  }

  @Entity(name = "Customer")
  @Table(name = "customers")
  static class Customer {

    @Id String id;

    @ManyToOne(fetch = FetchType.LAZY)
    @CascadeRule(
        value = {ALL, DELETE_ORPHAN},
        singleParent = true)
    @Nullable Preferences preferences;

    Customer() {}

    Customer(String id, @Nullable Preferences preferences) {
      this.id = id;
      this.preferences = preferences;
    }
  }

  @Entity(name = "Preferences")
  @Table(name = "preferences")
  static class Preferences {

    @Id String id;

    Preferences() {}

    Preferences(String id) {
      this.id = id;
    }
  }
}
