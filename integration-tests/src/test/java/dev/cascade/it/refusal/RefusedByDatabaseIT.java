package dev.cascade.it.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cascade.hibernate.refusal.DeleteRefusedException;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.refusal.Shop.Business;
import dev.cascade.it.refusal.Shop.Customer;
import dev.cascade.it.refusal.Shop.Folder;
import dev.cascade.it.refusal.Shop.Invoice;
import dev.cascade.it.refusal.Shop.Label;
import dev.cascade.it.refusal.Shop.Message;
import dev.cascade.it.refusal.Shop.Purchase;
import dev.cascade.it.refusal.Shop.Seat;
import dev.cascade.it.refusal.Shop.Ticket;
import dev.cascade.plan.Refusal;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.groups.Tuple;
import org.hibernate.SessionFactory;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.util.PSQLException;

/** Deletes that no check of ours sees. */
class RefusedByDatabaseIT {

  @RegisterExtension static final MappedDatabase shop = Shop.database();

  private final Customer ada = new Customer(7);

  @Test
  void aNativeDeleteIsRefusedWithTheOriginalAsCause() {
    shop.save(ada, new Purchase(1, ada));

    var refused = nativeRefusal("delete from customers where id = 7");

    assertThat(refused)
        .hasMessage(
            """
            The delete is refused:
            - Customer#7 is referred to by rows over Purchase.customer; purchases.customer_id refuses it, constraint fk_purchase_customer.
            Delete or re-parent those rows first, or give the parent's side a rule with DELETE. [delete from customers where id = 7]""");
    assertThat(refused.getKind()).isEqualTo(ConstraintKind.FOREIGN_KEY);
    assertThat(refused.getConstraintName()).isEqualTo("fk_purchase_customer");
    assertThat(refused.getSQL()).isEqualTo("delete from customers where id = 7");
    assertThat(refused.getSQLState()).isEqualTo("23503");
    assertThat(refused.getCause())
        .isExactlyInstanceOf(ConstraintViolationException.class)
        .hasMessageContaining("violates foreign key constraint \"fk_purchase_customer\"")
        .hasCauseInstanceOf(PSQLException.class)
        .hasCause(refused.getSQLException());
    assertThat(shop.rows("select id from customers")).containsExactly("7");
  }

  @Test
  void itTellsWhoIsHeldOverWhichRelationship() {
    shop.save(ada, new Purchase(1, ada));

    assertThat(nativeRefusal("delete from customers where id = 7").refusals())
        .containsExactly(
            refusal(
                7L,
                "Customer",
                "Purchase.customer",
                "purchases.customer_id refuses it, constraint fk_purchase_customer"));
  }

  @Test
  void anHqlDeleteIsRefused() {
    shop.save(ada, new Message(1, ada, null));

    var refused =
        refusal(
            () ->
                shop.inTransaction(
                    session ->
                        session.createQuery("delete from Customer where id = 7").executeUpdate()));

    assertThat(refused.refusals())
        .extracting(Refusal::relationship)
        .containsExactly("Message.sender");
    assertThat(shop.rows("select id from messages")).containsExactly("1");
  }

  @Test
  void aDeleteOfAStatelessSessionIsRefused() {
    shop.save(ada, new Purchase(1, ada));

    var refused = refusal(() -> deleteStateless(ada));

    assertThat(refused.refusals())
        .extracting(Refusal::relationship)
        .containsExactly("Purchase.customer");
    assertThat(shop.rows("select id from customers")).containsExactly("7");
  }

  @Test
  void restrictIsRefusedThoughItsStateIsAnother() {
    var purchase = new Purchase(1, ada);
    shop.save(ada, purchase, new Invoice(1, purchase));

    var refused = nativeRefusal("delete from purchases");

    assertThat(refused.getSQLState()).isEqualTo("23001");
    assertThat(refused.getKind()).isEqualTo(ConstraintKind.FOREIGN_KEY);
    assertThat(refused.getConstraintName()).isEqualTo("fk_invoice_purchase");
    assertThat(refused.refusals())
        .containsExactly(
            refusal(
                1L,
                "Purchase",
                "Invoice.purchase",
                "invoices.purchase_id refuses it, constraint fk_invoice_purchase"));
  }

  @Test
  void joinRowsAndElementsHoldTheirOwner() {
    shop.save(ada, new Label("urgent"), new Purchase(1, ada), new Purchase(2, ada));
    shop.inTransaction(
        session -> {
          session.find(Purchase.class, 1L).with(session.find(Label.class, "urgent"));
          session.find(Purchase.class, 2L).with("late");
        });

    assertThat(nativeRefusal("delete from labels").refusals())
        .extracting(Refusal::parent, Refusal::parentIds, Refusal::relationship)
        .containsExactly(tuple("Label", "urgent", "Purchase.labels"));
    assertThat(nativeRefusal("delete from purchases where id = 1").refusals())
        .extracting(Refusal::parent, Refusal::parentIds, Refusal::relationship)
        .containsExactly(tuple("Purchase", 1L, "Purchase.labels"));
    assertThat(nativeRefusal("delete from purchases where id = 2").refusals())
        .extracting(Refusal::parent, Refusal::parentIds, Refusal::relationship)
        .containsExactly(tuple("Purchase", 2L, "Purchase.remarks"));
  }

  @Test
  void aRowOfASubclassHoldsThatOfItsSuperclass() {
    shop.save(new Business(8, "DE8"));

    assertThat(nativeRefusal("delete from customers").refusals())
        .extracting(Refusal::parent, Refusal::parentIds, Refusal::relationship)
        .containsExactly(tuple("Customer", 8L, "Business extends Customer"));
  }

  @Test
  void aChildOfItsOwnTypeHoldsItsParent() {
    var root = new Folder(1, null);
    shop.save(root, new Folder(2, root));

    assertThat(nativeRefusal("delete from folders where id = 1").refusals())
        .extracting(Refusal::parent, Refusal::parentIds, Refusal::relationship)
        .containsExactly(tuple("Folder", 1L, "Folder.parent"));
  }

  @Test
  void aCompositeIdentifierIsToldAsTheDatabaseWritesIt() {
    var seat = new Seat(3, 4);
    shop.save(seat, new Ticket(1, seat));

    var refused = nativeRefusal("delete from seats");

    assertThat(refused.refusals()).extracting(Refusal::relationship).containsExactly("Ticket.seat");
    assertThat(refused.refusals().get(0).parentIds())
        .singleElement()
        .asString()
        .matches("\\((3, 4|4, 3)\\)");
  }

  @Test
  void aChangedKeyIsNoDelete() {
    shop.save(ada, new Purchase(1, ada));

    var violation =
        catchThrowableOfType(
            ConstraintViolationException.class,
            () -> executeNatively("update customers set id = 8"));

    assertThat(violation).isExactlyInstanceOf(ConstraintViolationException.class);
    assertThat(shop.rows("select id from customers")).containsExactly("7");
  }

  private static DeleteRefusedException nativeRefusal(String sql) {
    return refusal(() -> executeNatively(sql));
  }

  private static DeleteRefusedException refusal(ThrowingCallable work) {
    return catchThrowableOfType(DeleteRefusedException.class, work);
  }

  private static void executeNatively(String sql) {
    shop.inTransaction(session -> session.createNativeQuery(sql).executeUpdate());
  }

  private static void deleteStateless(Object entity) {
    var sessions = shop.sessions().unwrap(SessionFactory.class);
    sessions.inStatelessTransaction(session -> session.delete(entity));
  }

  private static Refusal refusal(Object id, String parent, String relationship, String reason) {
    var child = relationship.substring(0, relationship.indexOf('.'));
    return new Refusal(parent, List.of(id), relationship, child, null, List.of(), reason);
  }

  private static Tuple tuple(String parent, Object id, String relationship) {
    return Tuple.tuple(parent, List.of(id), relationship);
  }
}
