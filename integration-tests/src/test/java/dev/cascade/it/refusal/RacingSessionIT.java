package dev.cascade.it.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.cascade.hibernate.refusal.DeleteRefusedException;
import dev.cascade.hibernate.refusal.MissingParentException;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.refusal.Shop.Customer;
import dev.cascade.it.refusal.Shop.Purchase;
import dev.cascade.plan.Refusal;
import jakarta.persistence.EntityManager;
import jakarta.persistence.RollbackException;
import java.util.List;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Another session commits after all our checks, just before our statement. */
class RacingSessionIT {

  private static final OtherSession OTHER = new OtherSession();

  @RegisterExtension
  static final MappedDatabase shop =
      Shop.database()
          .with(AvailableSettings.STATEMENT_INSPECTOR, OTHER)
          .with(AvailableSettings.STATEMENT_BATCH_SIZE, 20);

  @Test
  void aChildInsertedAfterTheCheckRefusesTheDelete() {
    shop.save(new Customer(7), new Customer(8));
    OTHER.willExecuteBefore(
        "delete from customers", "insert into purchases (id, customer_id) values (1, 7)");

    var rolledBack =
        catchThrowableOfType(
            RollbackException.class,
            () -> shop.inTransaction(session -> session.remove(session.find(Customer.class, 7L))));

    assertThat(rolledBack).hasCauseInstanceOf(DeleteRefusedException.class);
    assertThat(((DeleteRefusedException) rolledBack.getCause()).refusals())
        .extracting(Refusal::parentIds, Refusal::relationship)
        .containsExactly(tuple(List.of(7L), "Purchase.customer"));
    assertThat(shop.rows("select id from customers order by id")).containsExactly("7", "8");
    assertThat(shop.rows("select id, customer_id from purchases")).containsExactly("1|7");
  }

  @Test
  void inABatchTooItIsToldWhichRowIsHeld() {
    shop.save(new Customer(7), new Customer(8), new Customer(9));
    OTHER.willExecuteBefore(
        "delete from customers", "insert into purchases (id, customer_id) values (1, 8)");

    var rolledBack =
        catchThrowableOfType(
            RollbackException.class, () -> shop.inTransaction(RacingSessionIT::removeAll));

    assertThat(((DeleteRefusedException) rolledBack.getCause()).refusals())
        .extracting(Refusal::parent, Refusal::parentIds)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("Customer", java.util.List.of(8L)));
    assertThat(shop.rows("select id from customers order by id")).containsExactly("7", "8", "9");
  }

  @Test
  void aParentDeletedBeforeItsChildIsStoredIsMissing() {
    shop.save(new Customer(7));
    OTHER.willExecuteBefore("insert into purchases", "delete from customers where id = 7");

    var rolledBack =
        catchThrowableOfType(
            RollbackException.class,
            () ->
                shop.inTransaction(
                    session -> session.persist(new Purchase(1, session.find(Customer.class, 7L)))));

    assertThat(rolledBack.getCause())
        .isInstanceOf(MissingParentException.class)
        .hasMessageStartingWith("Purchase.customer refers to Customer#7, which is not there");
    assertThat(shop.rows("select id from purchases")).isEmpty();
  }

  private static void removeAll(EntityManager session) {
    session
        .createQuery("from Customer order by id", Customer.class)
        .getResultList()
        .forEach(session::remove);
  }

  /** Sends SQL on a connection of its own before a statement of ours is prepared; once. */
  private static final class OtherSession implements StatementInspector {

    private static final long serialVersionUID = 1L;

    private String before = "";
    private String sql = "";

    void willExecuteBefore(String before, String sql) {
      this.before = before;
      this.sql = sql;
    }

    @Override
    public String inspect(String statement) {
      if (!before.isEmpty() && statement.startsWith(before)) {
        before = "";
        shop.execute(sql);
      }
      return statement;
    }
  }
}
