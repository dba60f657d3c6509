package dev.cascade.it.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cascade.hibernate.refusal.MissingParentException;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.refusal.Shop.Customer;
import dev.cascade.it.refusal.Shop.Label;
import dev.cascade.it.refusal.Shop.Message;
import dev.cascade.it.refusal.Shop.Purchase;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.util.PSQLException;

/** Rows that are stored while what they refer to is not there. */
class MissingParentIT {

  @RegisterExtension static final MappedDatabase shop = Shop.database();

  @Test
  void anInsertedChildNamesItsReferenceAndTheParentThatIsMissing() {
    var missing = missing("insert into purchases (id, customer_id) values (1, 7)");

    assertThat(missing)
        .hasMessage(
            "Purchase.customer refers to Customer#7, which is not there (purchases.customer_id, constraint fk_purchase_customer). Save it first, or refer to one that nobody has deleted. [insert into purchases (id, customer_id) values (1, 7)]");
    assertThat(missing.getKind()).isEqualTo(ConstraintKind.FOREIGN_KEY);
    assertThat(missing.getConstraintName()).isEqualTo("fk_purchase_customer");
    assertThat(missing.getSQLState()).isEqualTo("23503");
    assertThat(missing.getCause())
        .isExactlyInstanceOf(ConstraintViolationException.class)
        .hasCauseInstanceOf(PSQLException.class)
        .hasCause(missing.getSQLException());
    assertThat(shop.rows("select id from purchases")).isEmpty();
  }

  @Test
  void aChildThatIsGivenAnotherParentNamesIt() {
    var ada = new Customer(7);
    shop.save(ada, new Message(1, ada, ada));

    assertThat(missing("update messages set receiver_id = 8"))
        .hasMessageStartingWith("Message.receiver refers to Customer#8, which is not there");
    assertThat(shop.rows("select receiver_id from messages")).containsExactly("7");
  }

  @Test
  void anHqlUpdateToAReferenceThatIsNotThereNamesIt() {
    var ada = new Customer(7);
    shop.save(ada, new Message(1, ada, ada));

    var missing =
        missing(
            () ->
                shop.inTransaction(
                    session ->
                        session
                            .createQuery("update Message set sender = :nobody")
                            .setParameter("nobody", session.getReference(Customer.class, 9L))
                            .executeUpdate()));

    assertThat(missing)
        .hasMessageStartingWith("Message.sender refers to Customer#9, which is not there");
  }

  @Test
  void aJoinRowNamesItsCollection() {
    var ada = new Customer(7);
    shop.save(ada, new Label("urgent"), new Purchase(1, ada));

    assertThat(missing("insert into purchases_labels values (1, 'late')"))
        .hasMessageStartingWith("Purchase.labels refers to Label#late, which is not there");
    assertThat(missing("insert into purchases_labels values (2, 'urgent')"))
        .hasMessageStartingWith("Purchase.labels refers to Purchase#2, which is not there");
    assertThat(shop.rows("select * from purchases_labels")).isEmpty();
  }

  private static MissingParentException missing(String sql) {
    return missing(
        () -> shop.inTransaction(session -> session.createNativeQuery(sql).executeUpdate()));
  }

  private static MissingParentException missing(ThrowingCallable work) {
    return catchThrowableOfType(MissingParentException.class, work);
  }
}
