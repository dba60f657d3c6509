package dev.cascade.it.softdelete;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.hibernate.Cascades;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.softdelete.Shop.Card;
import dev.cascade.it.softdelete.Shop.Customer;
import dev.cascade.it.softdelete.Shop.Line;
import dev.cascade.it.softdelete.Shop.Order;
import dev.cascade.plan.DeletionStep.Action;
import dev.cascade.preview.AffectedRows;
import dev.cascade.preview.DeletionPreview;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A plan tells which rows a removal will mark as deleted. */
class PlannedMarksIT {

  @RegisterExtension static final MappedDatabase database = Shop.database();

  @BeforeEach
  void fillAndDeleteAnOrder() {
    Shop.fill(database);
    database.recordSql(session -> session.remove(session.find(Order.class, 11L)));
  }

  @Test
  void itSaysSoInWordsAndCountsLiveRowsOnly() {
    assertThat(planned(session -> Cascades.of(session).plan(session.find(Customer.class, 1L))))
        .hasToString(
            """
            Customer: MARK AS DELETED 1 row
              Customer.card: MARK AS DELETED 1 row, as a set (Customer.card has DELETE; nothing needs the instances)
              Customer.orders: MARK AS DELETED 1 row, as a set (Customer.orders has DELETE; nothing needs the instances)
                Customer.orders.lines: MARK AS DELETED 2 rows, as a set (Order.lines has DELETE; nothing needs the instances)
                  Customer.orders.lines[Claim.line]: REFUSE 0 rows, by a query (claims.line_id is ON DELETE RESTRICT)
            total: 5 rows""");
  }

  @Test
  void itIsDrawn() {
    var preview = planned(session -> Cascades.of(session).plan(Customer.class, 1L));

    assertThat(preview.mermaid())
        .isEqualTo(
            """
            flowchart TD
              n0["Customer<br/>1 row"]
              n0 -->|"MARK AS DELETED, as a set"| n1["Customer.card<br/>1 row"]
              n0 -->|"MARK AS DELETED, as a set"| n2["Customer.orders<br/>1 row"]
              n2 -->|"MARK AS DELETED, as a set"| n3["Customer.orders.lines<br/>2 rows"]
              n3 -->|"REFUSE, by a query"| n4["Customer.orders.lines[Claim.line]<br/>0 rows"]""");
  }

  @Test
  void whatItTellsIsWhatIsMarked() {
    var done = new AffectedRows[2];
    database.inTransaction(
        session -> {
          var plan = Cascades.of(session).plan(Customer.class, 1L);
          done[0] = AffectedRows.of(plan.preview());
          done[1] = plan.execute();
        });

    assertThat(done[1]).isEqualTo(done[0]);
    assertThat(done[1].deletedByEntity())
        .isEqualTo(
            Map.of(
                Customer.class.getName(), 1L,
                Card.class.getName(), 1L,
                Order.class.getName(), 1L,
                Line.class.getName(), 2L));
    assertThat(Shop.marked(database)).hasSize(8);
    assertThat(Shop.deletions(database)).hasSize(2);
  }

  @Test
  void liveRowsThatRefuseAreToldBeforehand() {
    database.execute("insert into claims (id, line_id, deleted_at) values (1, 211, now())");
    database.execute("insert into claims (id, line_id) values (2, 121)");

    assertThat(planned(session -> Cascades.of(session).plan(Customer.class, 2L)).refusals())
        .isEmpty();
    assertThat(planned(session -> Cascades.of(session).plan(Customer.class, 1L)).refusals())
        .extracting(Object::toString)
        .containsExactly(
            "Line#121 is referred to by 1 row over Claim.line: Claim#2; claims.line_id is ON DELETE RESTRICT");
  }

  @Test
  void inAScopeThatShowsDeletedRowsItIsTheSame() {
    var preview =
        planned(
            session ->
                Cascades.of(session)
                    .withDeleted(() -> Cascades.of(session).plan(Customer.class, 1L)));

    assertThat(preview.total().number()).isEqualTo(5);
    assertThat(preview.nodes())
        .extracting(node -> node.action())
        .containsExactly(Action.MARK, Action.MARK, Action.MARK, Action.REFUSE);
  }

  private static DeletionPreview planned(
      Function<EntityManager, dev.cascade.hibernate.preview.PlannedDeletion> plan) {
    var found = new DeletionPreview[1];
    database.inTransaction(session -> found[0] = plan.apply(session).preview());
    return found[0];
  }
}
