package dev.cascade.it.orphans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cascade.hibernate.refusal.ChildRequiredException;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.orphans.Account.Address;
import dev.cascade.it.orphans.Account.Badge;
import dev.cascade.it.orphans.Account.Visitor;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.function.Consumer;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No account without an address. */
class RequiredAddressIT {

  private static final String LACK =
      "Account#%s has no Address: it is required by Account.address.";
  private static final String NEW_LACK =
      "Account (new) has no Address: it is required by Account.address.";
  private static final String REMEDY =
      " Give it one before the flush, remove it too, or take required out of the rule.";

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(Account.class, Address.class, Visitor.class, Badge.class);

  @Test
  void aNewAccountWithoutAddressIsRefused() {
    var refused = refused(session -> session.persist(new Account(7)));

    assertThat(refused).hasMessage(NEW_LACK + REMEDY);
    assertThat(refused.getKind()).isEqualTo(ConstraintKind.NOT_NULL);
    assertThat(refused.getSQLState()).isEqualTo("23502");
    assertThat(database.sent().writes()).isEmpty();
    assertThat(accounts()).isEmpty();
  }

  @Test
  void aMergedNewAccountWithoutAddressIsRefused() {
    var refused = refused(session -> session.merge(new Account(7)));

    assertThat(refused).hasMessage(NEW_LACK + REMEDY);
    assertThat(database.sent().writes()).isEmpty();
  }

  @Test
  void aNewAccountWithAnAddressIsStored() {
    var sql = database.recordSql(session -> session.persist(new Account(7, "street")));

    assertThat(sql.writes())
        .containsExactly(
            "insert into accounts (name,id) values (?,?)",
            "insert into addresses (account_id,street,id) values (?,?,?)");
    assertThat(addresses()).containsExactly("street|7");
  }

  @Test
  void anAddressMayComeAfterPersist() {
    database.recordSql(
        session -> {
          var account = new Account(7);
          session.persist(account);
          assertThat(session.createQuery("from Visitor", Visitor.class).getResultList()).isEmpty();
          account.move(new Address("street"));
        });

    assertThat(addresses()).containsExactly("street|7");
  }

  @Test
  void aQueryThatNeedsTheFlushIsRefused() {
    var refused =
        catchThrowable(
            () ->
                database.recordSql(
                    session -> {
                      session.persist(new Account(7));
                      session.createQuery("from Account", Account.class).getResultList();
                    }));

    assertThat(refused).hasStackTraceContaining(NEW_LACK);
    assertThat(database.sent().writes()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void anAccountThatLosesItsAddressIsRefused(WayToLose way) {
    database.save(new Account(7, "street"));

    var refused = refused(session -> way.lose(session, session.find(Account.class, 7L)));

    assertThat(refused).hasMessage(LACK.formatted(7) + REMEDY);
    assertThat(database.sent().writes()).isEmpty();
    assertThat(addresses()).containsExactly("street|7");
  }

  @Test
  void anAccountThatIsNotLoadedIsRefusedWhenItsAddressIsRemoved() {
    database.save(new Account(7, "street"));

    var refused = refused(session -> session.remove(address(session)));

    assertThat(refused).hasMessage(LACK.formatted(7) + REMEDY);
    assertThat(database.sent().all()).noneMatch(each -> each.contains("from accounts"));
    assertThat(database.sent().writes()).isEmpty();
    assertThat(addresses()).containsExactly("street|7");
  }

  @Test
  void anAccountThatIsNotLoadedIsRefusedWhenItsAddressMovesAway() {
    database.save(new Account(7, "street"));

    var refused =
        refused(
            session -> {
              var other = new Account(8);
              session.persist(other);
              address(session).belongTo(other);
            });

    assertThat(refused).hasMessage(LACK.formatted(7) + REMEDY);
    assertThat(database.sent().writes()).isEmpty();
    assertThat(addresses()).containsExactly("street|7");
  }

  @Test
  void anAccountThatIsNotLoadedMayGetAnotherAddressForItsOwn() {
    database.save(new Account(7, "street"));

    database.recordSql(
        session -> {
          var old = address(session);
          session.remove(old);
          var other = new Address("other");
          other.belongTo(session.getReference(Account.class, 7L));
          session.persist(other);
        });

    assertThat(addresses()).containsExactly("other|7");
  }

  @Test
  void anAddressIsReplaced() {
    database.save(new Account(7, "street"));

    database.recordSql(session -> session.find(Account.class, 7L).move(new Address("other")));

    assertThat(addresses()).containsExactly("other|7");
  }

  @Test
  void twoAccountsSwapTheirAddresses() {
    database.save(new Account(7, "street"), new Account(8, "other"));

    database.recordSql(
        session -> {
          var seven = session.find(Account.class, 7L);
          var eight = session.find(Account.class, 8L);
          var street = WayToLose.addressOf(seven);
          seven.move(eight.address());
          eight.move(street);
        });

    assertThat(addresses()).containsExactly("other|7", "street|8");
  }

  @Test
  void anAccountThatIsRemovedNeedsNone() {
    database.save(new Account(7, "street"), new Account(8, "other"));

    database.recordSql(
        session -> {
          session.remove(session.find(Account.class, 7L));
          var eight = session.find(Account.class, 8L);
          session.remove(WayToLose.addressOf(eight));
          session.remove(eight);
        });

    assertThat(accounts()).isEmpty();
    assertThat(addresses()).isEmpty();
  }

  @Test
  void anAccountThatIsRemovedWithoutBeingLoadedNeedsNone() {
    database.save(new Account(7, "street"));

    database.recordSql(
        session -> {
          session.remove(address(session));
          session.remove(session.getReference(Account.class, 7L));
        });

    assertThat(accounts()).isEmpty();
    assertThat(addresses()).isEmpty();
  }

  @Test
  void anAccountThatNeverHadAnAddressIsLeftAlone() {
    database.execute("insert into accounts (id) values (7)");

    var sql = database.recordSql(session -> session.find(Account.class, 7L).rename("ada"));

    assertThat(sql.writes()).containsExactly("update accounts set name=? where id=?");
    assertThat(accounts()).containsExactly("7|ada");
  }

  @Test
  void allAccountsThatLackOneAreTold() {
    database.save(new Account(7, "street"), new Account(8, "other"));

    var refused =
        refused(
            session -> {
              session.find(Account.class, 7L).move(null);
              session.find(Account.class, 8L).move(null);
            });

    assertThat(refused).hasMessage(LACK.formatted(7) + "\n" + LACK.formatted(8) + REMEDY);
    assertThat(addresses()).containsExactly("other|8", "street|7");
  }

  @Test
  void aBadgeThatIsOnlyReleasedIsMissedAsWell() {
    database.save(new Visitor(7, 1));

    var refused = refused(session -> session.find(Visitor.class, 7L).wear(null));

    assertThat(refused)
        .hasMessage("Visitor#7 has no Badge: it is required by Visitor.badge." + REMEDY);
    assertThat(database.sent().writes()).isEmpty();
    assertThat(database.rows("select id, visitor_id from badges")).containsExactly("1|7");
  }

  private static Address address(EntityManager session) {
    return session.createQuery("from Address", Address.class).getSingleResult();
  }

  private static ChildRequiredException refused(Consumer<EntityManager> work) {
    return catchThrowableOfType(
        ChildRequiredException.class,
        () ->
            database.recordSql(
                session -> {
                  work.accept(session);
                  session.flush();
                }));
  }

  private static List<String> accounts() {
    return database.rows("select id, name from accounts order by id");
  }

  private static List<String> addresses() {
    return database.rows("select street, account_id from addresses order by street");
  }
}
