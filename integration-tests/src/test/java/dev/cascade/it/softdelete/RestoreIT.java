package dev.cascade.it.softdelete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.hibernate.Cascades;
import dev.cascade.hibernate.restore.RestoredRows;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.softdelete.Shop.Card;
import dev.cascade.it.softdelete.Shop.Claim;
import dev.cascade.it.softdelete.Shop.Customer;
import dev.cascade.it.softdelete.Shop.Label;
import dev.cascade.it.softdelete.Shop.Line;
import dev.cascade.it.softdelete.Shop.Order;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.TransactionRequiredException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A restore brings back what one deletion took, and nothing else. */
class RestoreIT {

  private static final List<String> ALL =
      List.of(
          "customers 1",
          "customers 2",
          "cards 1",
          "cards 2",
          "orders 11",
          "orders 12",
          "orders 21",
          "orders 22",
          "lines 111",
          "lines 112",
          "lines 121",
          "lines 122",
          "lines 211");

  @RegisterExtension static final MappedDatabase database = Shop.database();

  @BeforeEach
  void fill() {
    Shop.fill(database);
  }

  @Test
  void aCustomerComesBackWithAllThatWentWithItByOneUpdateALevel() {
    remove(Customer.class, 1L);

    var sent = database.recordSql(session -> Cascades.of(session).restore(Customer.class, 1L));

    assertThat(sent.writes())
        .satisfiesExactly(
            cards -> assertThat(cards).startsWith("update cards "),
            lines -> assertThat(lines).startsWith("update lines "),
            orders -> assertThat(orders).startsWith("update orders "),
            customers -> assertThat(customers).startsWith("update customers "));
    assertThat(Shop.live(database)).isEqualTo(ALL);
    assertThat(Shop.deletions(database)).isEmpty();
  }

  @Test
  void itsNumberOfStatementsIsThatOfTheRelationshipsWhateverTheRows() {
    database.execute(
        "insert into orders (id, customer_id) select i, 2 from generate_series(31, 90) i");
    database.execute(
        "insert into lines (id, order_id) select 1000 + i, i from generate_series(31, 90) i");
    remove(Customer.class, 1L);
    remove(Customer.class, 2L);

    var few = database.recordSql(session -> Cascades.of(session).restore(Customer.class, 1L));
    var many = database.recordSql(session -> Cascades.of(session).restore(Customer.class, 2L));

    assertThat(many.all()).hasSameSizeAs(few.all());
    assertThat(Shop.marked(database)).isEmpty();
  }

  @Test
  void itTellsHowManyRowsOfEachTypeCameBack() {
    remove(Customer.class, 1L);

    var restored = restore(Customer.class, 1L);

    assertThat(restored.restored(Customer.class)).isEqualTo(1);
    assertThat(restored.restored(Card.class)).isEqualTo(1);
    assertThat(restored.restored(Order.class)).isEqualTo(2);
    assertThat(restored.restored(Line.class)).isEqualTo(4);
    assertThat(restored.restored(Claim.class)).isZero();
    assertThat(restored.total()).isEqualTo(8);
  }

  @Test
  void whatWasDeletedBeforeStaysDeletedUntilItIsRestoredItself() {
    remove(Order.class, 11L);
    remove(Customer.class, 1L);

    restore(Customer.class, 1L);
    assertThat(Shop.marked(database)).containsExactly("orders 11", "lines 111", "lines 112");

    restore(Order.class, 11L);
    assertThat(Shop.marked(database)).isEmpty();
  }

  @Test
  void aPartOfADeletionComesBackAlone() {
    remove(Customer.class, 1L);

    var restored = restore(Order.class, 11L);

    assertThat(restored.total()).isEqualTo(3);
    assertThat(Shop.live(database))
        .contains("orders 11", "lines 111", "lines 112")
        .doesNotContain("customers 1", "orders 12", "lines 121");
  }

  @Test
  void whatWasRestoredAndDeletedAgainBelongsToItsNewDeletion() {
    remove(Customer.class, 1L);
    restore(Customer.class, 1L);
    remove(Order.class, 12L);
    remove(Customer.class, 1L);

    restore(Customer.class, 1L);

    assertThat(Shop.marked(database)).containsExactly("orders 12", "lines 121", "lines 122");
  }

  @Test
  void parentsComeBackIfAskedForAndNothingElseOfTheirs() {
    remove(Line.class, 111L);
    remove(Order.class, 11L);
    remove(Customer.class, 1L);

    var restored = new ArrayList<RestoredRows>();
    database.inTransaction(
        session ->
            restored.add(Cascades.of(session).restoring(Line.class, 111L).withParents().execute()));

    assertThat(Shop.live(database))
        .containsExactly(
            "customers 1",
            "customers 2",
            "cards 2",
            "orders 11",
            "orders 21",
            "orders 22",
            "lines 111",
            "lines 211");
    assertThat(restored.get(0).total()).isEqualTo(3);
    assertThat(restored.get(0).restored(Customer.class)).isEqualTo(1);
  }

  @Test
  void whatARowHoldsByRestrictIsAParentToo() {
    database.execute("insert into claims (id, line_id) values (1, 111)");
    remove(Claim.class, 1L);
    remove(Order.class, 11L);

    database.inTransaction(
        session -> Cascades.of(session).restoring(Claim.class, 1L).withParents().execute());

    assertThat(database.rows("select id from claims where deleted_at is null")).hasSize(1);
    assertThat(Shop.marked(database)).containsExactly("lines 112");
  }

  @Test
  void aRowThatLivesStaysAsItIs() {
    remove(Order.class, 11L);

    var sent =
        database.recordSql(
            session ->
                assertThat(
                        Cascades.of(session)
                            .restoring(Customer.class, 1L)
                            .withParents()
                            .execute()
                            .byEntity())
                    .isEmpty());

    assertThat(sent.writes()).isEmpty();
    assertThat(Shop.marked(database)).hasSize(3);
  }

  @Test
  void aRowThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> restore(Customer.class, 9L))
        .isInstanceOf(EntityNotFoundException.class)
        .hasMessage(
            "Customer has no row with identifier 9. It was deleted for good, or never there.");
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    assertThatThrownBy(() -> restore(Label.class, 1L))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Label is not soft-deletable");
    assertThatThrownBy(() -> restore(Customer.class, "1"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> restore(String.class, 1L))
        .isInstanceOf(IllegalArgumentException.class);
    try (var session = database.sessions().createEntityManager()) {
      var cascades = Cascades.of(session);
      assertThatThrownBy(() -> cascades.restore(Customer.class, 1L))
          .isInstanceOf(TransactionRequiredException.class);
    }
  }

  @Test
  void aRowThatIsDeletedIsNotDeletedAgain() {
    remove(Customer.class, 1L);
    var before = database.rows("select deletion_id, version from customers where id = 1");

    database.inTransaction(
        session ->
            Cascades.of(session)
                .withDeleted(() -> session.remove(session.find(Customer.class, 1L))));

    assertThat(database.rows("select deletion_id, version from customers where id = 1"))
        .isEqualTo(before);
  }

  @Test
  void versionsAreCountedUp() {
    remove(Customer.class, 1L);
    restore(Customer.class, 1L);

    assertThat(database.rows("select version from customers where id = 1")).containsExactly("2");
  }

  @Test
  void whatIsRemovedInTheSameSessionComesBackThere() {
    database.inTransaction(
        session -> {
          var customer = session.find(Customer.class, 1L);
          session.remove(customer);
          Cascades.of(session).restore(Customer.class, 1L);
          var found = session.find(Customer.class, 1L);
          assertThat(found.isDeleted()).isFalse();
          assertThat(found.orders).hasSize(2);
          found.name = "eve";
        });

    assertThat(Shop.live(database)).isEqualTo(ALL);
    assertThat(database.rows("select name from customers where id = 1")).containsExactly("eve");
  }

  @Test
  void objectsOfTheSessionLiveAgain() {
    remove(Customer.class, 1L);
    database.recordSql(
        session -> {
          var cascades = Cascades.of(session);
          var customer = cascades.withDeleted(() -> session.find(Customer.class, 1L));
          var line = cascades.withDeleted(() -> session.find(Line.class, 111L));
          assertThat(customer.isDeleted()).isTrue();

          cascades.restore(Customer.class, 1L);

          assertThat(customer.isDeleted()).isFalse();
          assertThat(customer.getDeletionId()).isNull();
          assertThat(customer.version).isEqualTo(2);
          assertThat(line.isDeleted()).isFalse();
          assertThat(session.find(Customer.class, 1L)).isSameAs(customer);
          customer.name = "eve";
        });

    assertThat(database.rows("select name, version from customers where id = 1"))
        .containsExactly("eve|3");
    assertThat(Shop.live(database)).isEqualTo(ALL);
  }

  @Test
  void objectsThatStayDeletedKeepTheirMarks() {
    remove(Order.class, 11L);
    remove(Customer.class, 1L);
    database.inTransaction(
        session -> {
          var order = Cascades.of(session).withDeleted(() -> session.find(Order.class, 11L));
          Cascades.of(session).restore(Customer.class, 1L);
          assertThat(order.isDeleted()).isTrue();
        });

    assertThat(Shop.marked(database)).contains("orders 11");
  }

  @Test
  void aRestoreThatIsRolledBackBringsNothingBack() {
    remove(Customer.class, 1L);
    assertThatThrownBy(
            () ->
                database.inTransaction(
                    session -> {
                      Cascades.of(session).restore(Customer.class, 1L);
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");

    assertThat(Shop.marked(database)).hasSize(8);
  }

  @Test
  void itDoesTheSameWhateverTheSessionShows() {
    remove(Order.class, 11L);
    remove(Customer.class, 1L);
    database.inTransaction(
        session -> {
          var cascades = Cascades.of(session);
          cascades.onlyDeleted(() -> cascades.restore(Customer.class, 1L));
          assertThat(session.createQuery("from Order", Order.class).getResultList()).hasSize(3);
        });

    assertThat(Shop.marked(database)).containsExactly("orders 11", "lines 111", "lines 112");
  }

  private static void remove(Class<?> type, Object id) {
    database.inTransaction(session -> session.remove(session.find(type, id)));
  }

  private static RestoredRows restore(Class<?> type, Object id) {
    var restored = new ArrayList<RestoredRows>();
    database.inTransaction(session -> restored.add(Cascades.of(session).restore(type, id)));
    return restored.get(0);
  }
}
