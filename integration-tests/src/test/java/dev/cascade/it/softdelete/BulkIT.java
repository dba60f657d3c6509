package dev.cascade.it.softdelete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.hibernate.CascadeSettings;
import dev.cascade.hibernate.Cascades;
import dev.cascade.hibernate.refusal.BulkDeleteRefusedException;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.softdelete.Heirs.Owner;
import dev.cascade.it.softdelete.Heirs.Paper;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where they are refused, no query deletes rows of a type whose rows are only marked. */
class BulkIT {

  @RegisterExtension
  static final MappedDatabase database =
      Heirs.database().with(CascadeSettings.BULK_DELETES, "refuse");

  @RegisterExtension
  static final MappedDatabase shop = Shop.database().with(CascadeSettings.BULK_DELETES, "refuse");

  @BeforeEach
  void fill() {
    Heirs.fill(database);
    Shop.fill(shop);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete from Owner",
        "delete Owner o where o.id = 1",
        "delete from Paper",
        "delete from Letter l where l.address = 'x'",
        "delete from Vehicle v where v.owner.id = 1",
        "delete from Truck",
        "delete from Device",
        "delete from Phone p where p.id in (select q.id from Phone q)",
        "delete from dev.cascade.hibernate.softdelete.SoftDeletable"
      })
  void aDeleteByQueryIsRefusedBeforeItsSql(String hql) {
    var before = Heirs.rows(database);

    assertThatThrownBy(
            () -> database.recordSql(session -> session.createQuery(hql).executeUpdate()))
        .isInstanceOf(BulkDeleteRefusedException.class)
        .hasMessageContaining("is soft-deletable")
        .hasMessageContaining("hardDelete");

    assertThat(database.sent().all()).isEmpty();
    assertThat(Heirs.rows(database)).isEqualTo(before);
  }

  @Test
  void aCriteriaDeleteIsRefused() {
    assertRefused(
        session -> {
          var delete = session.getCriteriaBuilder().createCriteriaDelete(Paper.class);
          delete.from(Paper.class);
          session.createMutationQuery(delete).executeUpdate();
        });
  }

  @Test
  void aMutationQueryAndAStatelessOneAreRefused() {
    assertRefused(session -> session.createMutationQuery("delete from Owner").executeUpdate());
    try (var session = database.sessions().unwrap(SessionFactory.class).openStatelessSession()) {
      session.getTransaction().begin();
      assertThatThrownBy(() -> session.createMutationQuery("delete from Owner").executeUpdate())
          .isInstanceOf(BulkDeleteRefusedException.class);
      session.getTransaction().rollback();
    }
  }

  @Test
  void aQueryIsRefusedHoweverOftenItRuns() {
    for (var i = 0; i < 3; i++) {
      assertRefused(session -> session.createQuery("delete from Letter").executeUpdate());
    }
    assertRefused(
        session -> {
          var query = session.createMutationQuery("delete from Truck");
          assertThatThrownBy(query::executeUpdate).isInstanceOf(BulkDeleteRefusedException.class);
          query.executeUpdate();
        });
  }

  @Test
  void ourOwnStatementOpensNoDoorToTheSameQueryOfAnother() {
    var hql =
        "delete from %s child where child.order in (select r1 from %s r1 where r1.customer in (:from))"
            .formatted(Shop.Line.class.getName(), Shop.Order.class.getName());
    for (var customer : new long[] {1, 2}) {
      assertThatThrownBy(() -> shop.recordSql(session -> run(session, hql, customer)))
          .isInstanceOf(BulkDeleteRefusedException.class);
      shop.recordSql(
          session -> {
            var removed = session.getReference(Shop.Customer.class, customer);
            Cascades.of(session).hardDelete(removed);
            assertThatThrownBy(() -> run(session, hql, 1L))
                .isInstanceOf(BulkDeleteRefusedException.class);
            session.getTransaction().rollback();
            session.getTransaction().begin();
          });
    }

    assertThat(Shop.live(shop)).contains("lines 111", "lines 211");
  }

  private static void run(EntityManager session, String hql, long customer) {
    session
        .createQuery(hql)
        .setParameter("from", List.of(session.getReference(Shop.Customer.class, customer)))
        .executeUpdate();
  }

  @Test
  void aRefusedQueryLeavesATransactionThatCanOnlyBeRolledBack() {
    shop.inTransaction(
        session -> {
          assertThatThrownBy(
                  () -> session.createQuery("delete from java.lang.Object").executeUpdate())
              .isInstanceOf(BulkDeleteRefusedException.class);
          assertThat(session.getTransaction().getRollbackOnly()).isTrue();
          session.getTransaction().rollback();
          session.getTransaction().begin();
        });

    assertThat(shop.rows("select id from notices")).hasSize(2);
  }

  @Test
  void aStatelessDeleteIsRefused() {
    var before = Heirs.rows(database);
    for (var type :
        new Class<?>[] {Owner.class, Heirs.Letter.class, Heirs.Truck.class, Heirs.Phone.class}) {
      try (var session = database.sessions().unwrap(SessionFactory.class).openStatelessSession()) {
        session.getTransaction().begin();
        var row = session.get(type, type == Owner.class ? 1L : 12L);
        assertThatThrownBy(() -> session.delete(row))
            .isInstanceOf(UnsupportedOperationException.class)
            .hasMessageContaining("hardDelete");
        session.getTransaction().commit();
      }
    }

    assertThat(Heirs.rows(database)).isEqualTo(before);
  }

  @Test
  void otherQueriesThatWritePass() {
    shop.recordSql(
        session -> {
          session
              .createQuery("update Order o set o.deletedAt = instant where o.id = 11")
              .executeUpdate();
          session.createQuery("delete from Notice n where n.order.id = 21").executeUpdate();
          session.createQuery("delete from Label l where l.id = 2").executeUpdate();
          session
              .createQuery(
                  "insert into Line (id, order) select l.id + 1000, l.order from Line l where l.id = 211 on conflict do nothing")
              .executeUpdate();
        });

    assertThat(shop.rows("select id from orders where deleted_at is not null"))
        .containsExactly("11");
    assertThat(shop.rows("select id from notices")).containsExactly("1");
    assertThat(shop.rows("select id from lines where order_id = 21"))
        .containsExactlyInAnyOrder("211", "1211");
  }

  private static void assertRefused(Consumer<Session> work) {
    var before = Heirs.rows(database);
    assertThatThrownBy(
            () -> database.recordSql(session -> work.accept(session.unwrap(Session.class))))
        .isInstanceOf(BulkDeleteRefusedException.class);
    assertThat(database.sent().all()).isEmpty();
    assertThat(Heirs.rows(database)).isEqualTo(before);
  }
}
