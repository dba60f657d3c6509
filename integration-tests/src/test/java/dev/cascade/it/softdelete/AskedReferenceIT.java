package dev.cascade.it.softdelete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.hibernate.Cascades;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.softdelete.Shop.Customer;
import dev.cascade.it.softdelete.Shop.Order;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import java.util.List;
import org.hibernate.Hibernate;
import org.hibernate.engine.spi.SessionImplementor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A reference that somebody asks for by an identifier leads to no deleted row. */
class AskedReferenceIT {

  @RegisterExtension static final MappedDatabase database = Shop.database();

  @BeforeEach
  void fill() {
    Shop.fill(database);
    database.execute("update customers set deleted_at = now() where id = 2");
  }

  @Test
  void itsUseFailsAsThatOfARowThatIsNotThere() {
    database.inTransaction(
        session -> {
          var deleted = session.getReference(Customer.class, 2L);
          var missing = session.getReference(Customer.class, 99L);

          assertThat(Hibernate.isInitialized(deleted)).isFalse();
          assertNotThere(missing);
          assertNotThere(deleted);
          assertNotThere(deleted);
        });
  }

  @Test
  void thatOfALiveRowLeadsToIt() {
    database.inTransaction(
        session -> assertThat(name(session.getReference(Customer.class, 1L))).isEqualTo("ada"));
  }

  @Test
  void whereAnAttributeHasTheSameReferenceItLeadsToTheRow() {
    database.inTransaction(
        session -> {
          var order = session.find(Order.class, 21L);
          var asked = session.getReference(Customer.class, 2L);

          assertThat(asked).isSameAs(order.customer);
          assertThat(name(asked)).isEqualTo("bob");
        });
  }

  @Test
  void andWhereOneGetsItLater() {
    database.inTransaction(
        session -> {
          var asked = session.getReference(Customer.class, 2L);
          assertNotThere(asked);

          assertThat(name(session.find(Order.class, 21L).customer)).isEqualTo("bob");
          assertThat(name(asked)).isEqualTo("bob");
        });
  }

  @Test
  void aScopeThatShowsDeletedRowsShowsThisOne() {
    database.inTransaction(
        session -> {
          var before = session.getReference(Customer.class, 2L);
          Cascades.of(session).withDeleted(() -> assertThatNameIs("bob", before));
        });
    database.inTransaction(
        session -> {
          var within =
              Cascades.of(session).withDeleted(() -> session.getReference(Customer.class, 2L));
          assertThatNameIs("bob", within);
        });
  }

  @Test
  void aRowThatIsLoadedIsNotThereAtOnce() {
    database.inTransaction(
        session -> {
          Cascades.of(session).withDeleted(() -> session.find(Customer.class, 2L));
          assertThatThrownBy(() -> session.getReference(Customer.class, 2L))
              .isInstanceOf(EntityNotFoundException.class);
        });
  }

  @Test
  void aKeyMayBeSetByItWithoutARead() {
    var sent =
        database.recordSql(
            session ->
                session.find(Order.class, 11L).customer = session.getReference(Customer.class, 2L));

    assertThat(sent.writes()).containsExactly("update orders set customer_id=? where id=?");
    assertThat(sent.all()).hasSize(2);
    assertThat(database.rows("select customer_id from orders where id = 11")).containsExactly("2");
  }

  @Test
  void itsRemovalFailsAsThatOfARowThatIsNotThere() {
    for (var id : List.of(2L, 99L)) {
      assertThatThrownBy(
              () ->
                  database.recordSql(
                      session -> session.remove(session.getReference(Customer.class, id))))
          .isInstanceOf(EntityNotFoundException.class);
    }
  }

  @Test
  void whatAnAttributeRefersToIsTheOneProxyOfTheSession() {
    database.inTransaction(
        session -> {
          var asked = session.getReference(Customer.class, 2L);
          var order = session.find(Order.class, 21L);
          assertThat(order.customer).isSameAs(asked);
          assertThat(proxies(session)).isEqualTo(1);
        });
  }

  private static long proxies(EntityManager session) {
    return session
        .unwrap(SessionImplementor.class)
        .getPersistenceContextInternal()
        .getEntityHoldersByKey()
        .values()
        .stream()
        .filter(each -> each.getProxy() != null)
        .count();
  }

  private static void assertNotThere(Customer reference) {
    assertThatThrownBy(() -> Hibernate.initialize(reference))
        .isInstanceOf(EntityNotFoundException.class);
  }

  private static Customer assertThatNameIs(String name, Customer customer) {
    assertThat(name(customer)).isEqualTo(name);
    return customer;
  }

  private static String name(Customer customer) {
    return Hibernate.unproxy(customer, Customer.class).name;
  }
}
