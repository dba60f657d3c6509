package dev.cascade.it.softdelete;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.hibernate.Cascades;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.softdelete.Shop.Customer;
import dev.cascade.it.softdelete.Shop.Order;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A removal in a scope that shows deleted rows does what it does elsewhere. */
class MarkedInScopesIT {

  private static final String FIRST = "select deletion_id, deleted_at from orders where id = 11";

  @RegisterExtension static final MappedDatabase database = Shop.database();

  @BeforeEach
  void fillAndDeleteAnOrder() {
    Shop.fill(database);
    database.recordSql(session -> session.remove(session.find(Order.class, 11L)));
  }

  @Test
  void whatWasDeletedBeforeStaysAsItIsThoughItIsLoaded() {
    var before = database.rows(FIRST);

    database.recordSql(
        session ->
            Cascades.of(session)
                .withDeleted(
                    () -> {
                      var customer = session.find(Customer.class, 1L);
                      assertThat(customer.orders).hasSize(2);
                      session.remove(customer);
                      session.flush();
                    }));

    assertThat(database.rows(FIRST)).isEqualTo(before);
    assertThat(Shop.live(database))
        .containsExactly("customers 2", "cards 2", "orders 21", "orders 22", "lines 211");
    assertThat(Shop.deletions(database)).hasSize(2);
  }

  @Test
  void removingWhatIsDeletedDoesNothing() {
    var before = database.rows(FIRST);

    var sent =
        database.recordSql(
            session ->
                Cascades.of(session)
                    .withDeleted(
                        () -> {
                          session.remove(session.find(Order.class, 11L));
                          session.flush();
                        }));

    assertThat(sent.writes()).isEmpty();
    assertThat(database.rows(FIRST)).isEqualTo(before);
  }

  @Test
  void onlyLiveRowsRefuseThereToo() {
    database.execute("insert into claims (id, line_id, deleted_at) values (1, 211, now())");

    database.recordSql(
        session ->
            Cascades.of(session)
                .withDeleted(
                    () -> {
                      session.remove(session.find(Customer.class, 2L));
                      session.flush();
                    }));

    assertThat(Shop.live(database)).doesNotContain("customers 2");
  }
}
