package dev.cascade.it.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cascade.hibernate.refusal.DeleteRefusedException;
import dev.cascade.hibernate.refusal.MissingParentException;
import dev.cascade.hibernate.refusal.RelationshipViolationException;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.refusal.Shop.Customer;
import dev.cascade.it.refusal.Shop.Folder;
import dev.cascade.it.refusal.Shop.Label;
import dev.cascade.it.refusal.Shop.Message;
import dev.cascade.it.refusal.Shop.Purchase;
import dev.cascade.plan.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables made by migrations: their constraints are not called as Hibernate would call them. */
class OtherConstraintNamesIT {

  private final MappedDatabase shop = Shop.database();
  private final Customer ada = new Customer(7);
  private final Customer grace = new Customer(8);

  @BeforeEach
  void boot() {
    shop.boot();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void theTablesTellTheOnlyReferenceBetweenThem() {
    rename("purchases", "fk_purchase_customer", "whatever");
    shop.save(ada, new Purchase(1, ada));

    assertThat(refusal("delete from customers"))
        .hasToString(
            "Customer#7 is referred to by rows over Purchase.customer; purchases.customer_id refuses it, constraint whatever");
  }

  @Test
  void theColumnInTheNameTellsOneOfSeveral() {
    rename("messages", "fk_sent", "messages_sender_id_fkey");
    rename("messages", "fk_received", "messages_receiver_id_fkey");
    shop.save(ada, grace, new Message(1, ada, grace));

    assertThat(refusal("delete from customers where id = 7").relationship())
        .isEqualTo("Message.sender");
    assertThat(refusal("delete from customers where id = 8").relationship())
        .isEqualTo("Message.receiver");
  }

  @Test
  void whereNothingTellsThemApartEachIsNamed() {
    rename("messages", "fk_sent", "one");
    rename("messages", "fk_received", "two");
    shop.save(ada, grace, new Message(1, ada, grace));

    assertThat(refusal("delete from customers where id = 8").relationship())
        .isEqualTo("Message.receiver or Message.sender");
  }

  @Test
  void theColumnsInTheDetailTellWhichParentIsMissing() {
    rename("messages", "fk_sent", "one");
    rename("messages", "fk_received", "two");

    assertThat(missing("insert into messages (id, receiver_id) values (1, 8)"))
        .hasMessageStartingWith(
            "Message.receiver refers to Customer#8, which is not there (messages.receiver_id, constraint two)");
  }

  @Test
  void aRowOfItsOwnTableIsToldFromAMissingOne() {
    rename("folders", "fk_folder_parent", "whatever");
    var root = new Folder(1, null);
    shop.save(root, new Folder(2, root));

    assertThat(refusal("delete from folders where id = 1").relationship())
        .isEqualTo("Folder.parent");
    assertThat(missing("update folders set parent_id = 9"))
        .hasMessageStartingWith("Folder.parent refers to Folder#9, which is not there");
  }

  @Test
  void theNameOfAnotherTablesConstraintDoesNotMislead() {
    rename("messages", "fk_sent", "fk_purchase_customer");
    shop.save(ada, new Message(1, ada, null));

    assertThat(refusal("delete from customers").relationship())
        .isEqualTo("Message.receiver or Message.sender");
  }

  @Test
  void anotherLanguageOfTheServerIsUnderstoodByItsNames() {
    shop.save(ada, new Label("urgent"), new Purchase(1, ada));

    var violation =
        violation(
            "do $$ begin delete from customers; exception when foreign_key_violation then"
                + " raise 'Aktualisieren oder Löschen in Tabelle »customers« verletzt Fremdschlüssel-Constraint"
                + " »fk_purchase_customer« von Tabelle »purchases«' using errcode = '23503',"
                + " detail = 'Auf Schlüssel (id)=(7) wird noch aus Tabelle »purchases« verwiesen.'; end $$");

    assertThat(violation)
        .isInstanceOf(DeleteRefusedException.class)
        .hasMessageContaining("Customer#7 is referred to by rows over Purchase.customer;");
  }

  private void rename(String table, String constraint, String name) {
    shop.execute("alter table %s rename constraint %s to %s".formatted(table, constraint, name));
  }

  private Refusal refusal(String sql) {
    return ((DeleteRefusedException) violation(sql)).refusals().get(0);
  }

  private MissingParentException missing(String sql) {
    return (MissingParentException) violation(sql);
  }

  private RelationshipViolationException violation(String sql) {
    return catchThrowableOfType(
        RelationshipViolationException.class,
        () -> shop.inTransaction(session -> session.createNativeQuery(sql).executeUpdate()));
  }
}
