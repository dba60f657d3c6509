package dev.cascade.it.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cascade.hibernate.refusal.ParentRequiredException;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.refusal.Shop.Customer;
import dev.cascade.it.refusal.Shop.Label;
import dev.cascade.it.refusal.Shop.Message;
import dev.cascade.it.refusal.Shop.Purchase;
import jakarta.persistence.RollbackException;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.util.PSQLException;

/** Rows that are stored without the parent that the database demands. */
class RequiredParentIT {

  @RegisterExtension static final MappedDatabase shop = Shop.database();

  private final Customer ada = new Customer(7);

  @AfterEach
  void letMessagesBeWithoutReceiver() {
    shop.execute("alter table messages alter receiver_id drop not null");
  }

  @Test
  void aNativeUpdateNamesTheReferenceThatMayNotBeNull() {
    shop.save(ada, new Purchase(1, ada));

    var required = required("update purchases set customer_id = null");

    assertThat(required)
        .hasMessage(
            "Purchase.customer may not be null (purchases.customer_id). Set it before the row is stored; if the Customer was deleted, delete the row too: give its side a rule with DELETE. [update purchases set customer_id = null]");
    assertThat(required.getKind()).isEqualTo(ConstraintKind.NOT_NULL);
    assertThat(required.getConstraintName()).isEqualTo("customer_id");
    assertThat(required.getSQLState()).isEqualTo("23502");
    assertThat(required.getCause())
        .isExactlyInstanceOf(ConstraintViolationException.class)
        .hasCauseInstanceOf(PSQLException.class)
        .hasCause(required.getSQLException());
    assertThat(shop.rows("select customer_id from purchases")).containsExactly("7");
  }

  @Test
  void whatOnlyTheDatabaseDemandsIsNamedToo() {
    shop.save(ada);
    shop.execute("alter table messages alter receiver_id set not null");

    var rolledBack =
        catchThrowableOfType(RollbackException.class, () -> shop.save(new Message(1, ada, null)));

    assertThat(rolledBack.getCause())
        .isInstanceOf(ParentRequiredException.class)
        .hasMessageStartingWith("Message.receiver may not be null (messages.receiver_id)");
    assertThat(shop.rows("select id from messages")).isEmpty();
  }

  @Test
  void anotherColumnStaysHibernatesOwnViolation() {
    shop.save(new Label("urgent"));

    var violation =
        catchThrowableOfType(
            ConstraintViolationException.class, () -> execute("update labels set color = null"));

    assertThat(violation).isExactlyInstanceOf(ConstraintViolationException.class);
    assertThat(violation.getKind()).isEqualTo(ConstraintKind.NOT_NULL);
  }

  private static ParentRequiredException required(String sql) {
    return catchThrowableOfType(ParentRequiredException.class, () -> execute(sql));
  }

  private static void execute(String sql) {
    shop.inTransaction(session -> session.createNativeQuery(sql).executeUpdate());
  }
}
