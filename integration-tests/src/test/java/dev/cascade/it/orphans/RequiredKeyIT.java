package dev.cascade.it.orphans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cascade.hibernate.refusal.ChildRequiredException;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.orphans.Account.Guest;
import dev.cascade.it.orphans.Account.Key;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No guest without a key, where rows are inserted and deleted ahead of the flush. */
class RequiredKeyIT {

  private static final String INSERT_GUEST = "insert into guests default values";

  @RegisterExtension
  static final MappedDatabase database = MappedDatabase.of(Guest.class, Key.class);

  @Test
  void aNewGuestWithoutKeyIsRefusedByTheFlushAndRolledBack() {
    var refused =
        catchThrowable(
            () ->
                database.recordSql(
                    session -> {
                      session.persist(new Guest());
                      session.flush();
                    }));

    assertThat(refused)
        .isInstanceOf(ChildRequiredException.class)
        .hasMessageStartingWith("Guest#1 has no Key: it is required by Guest.key.");
    assertThat(database.sent().writes()).containsExactly(INSERT_GUEST);
    assertThat(guests()).isEmpty();
  }

  @Test
  void aNewGuestWithoutKeyIsNotCommitted() {
    var refused = catchThrowable(() -> database.recordSql(session -> session.persist(new Guest())));

    assertThat(refused).hasStackTraceContaining("Guest#1 has no Key");
    assertThat(guests()).isEmpty();
  }

  @Test
  void aKeyMayComeAfterPersist() {
    var sql =
        database.recordSql(
            session -> {
              var guest = new Guest();
              session.persist(guest);
              guest.take(new Key());
            });

    assertThat(sql.writes())
        .containsExactly(INSERT_GUEST, "insert into keys (guest_id) values (?)");
    assertThat(keys()).containsExactly("1|1");
  }

  @Test
  void aGuestMayGetAKeyBetweenTwoFlushes() {
    database.recordSql(
        session -> {
          var guest = new Guest();
          guest.take(new Key());
          session.persist(guest);
          session.flush();
          guest.take(new Key());
        });

    assertThat(keys()).containsExactly("2|1");
  }

  @Test
  void aGuestThatLosesItsKeyIsRefusedBeforeAnyStatement() {
    database.save(guestWithKey());

    var refused =
        catchThrowable(
            () -> database.recordSql(session -> session.find(Guest.class, 1L).take(null)));

    assertThat(refused).hasStackTraceContaining("Guest#1 has no Key");
    assertThat(database.sent().writes()).isEmpty();
    assertThat(keys()).containsExactly("1|1");
  }

  @Test
  void aGuestWhoseKeyIsDeletedAheadOfTheFlushIsRefusedByIt() {
    database.save(guestWithKey(), guestWithKey());

    var refused =
        catchThrowable(
            () ->
                database.recordSql(
                    session -> {
                      session.find(Guest.class, 1L).take(null);
                      replaceKeyOf(session.find(Guest.class, 2L), session);
                    }));

    assertThat(refused).hasStackTraceContaining("Guest#1 has no Key");
    assertThat(keys()).containsExactly("1|1", "2|2");
  }

  @Test
  void aGuestThatIsNotLoadedIsRefusedByTheFlushThoughItsKeyWasDeletedAhead() {
    database.save(guestWithKey(), guestWithKey());

    var refused =
        catchThrowable(
            () ->
                database.recordSql(
                    session -> {
                      session.remove(session.find(Key.class, 1L));
                      replaceKeyOf(session.find(Guest.class, 2L), session);
                    }));

    assertThat(refused).hasStackTraceContaining("Guest#1 has no Key");
    assertThat(keys()).containsExactly("1|1", "2|2");
  }

  @Test
  void aGuestWhoseKeyIsDeletedAheadMayGetAnother() {
    database.save(guestWithKey(), guestWithKey());

    database.recordSql(
        session -> {
          var first = session.find(Guest.class, 1L);
          first.take(null);
          replaceKeyOf(session.find(Guest.class, 2L), session);
          first.take(new Key());
        });

    assertThat(keys()).containsExactly("3|2", "4|1");
  }

  private static void replaceKeyOf(Guest guest, EntityManager session) {
    guest.take(new Key());
    session.persist(Objects.requireNonNull(guest.key()));
  }

  private static Guest guestWithKey() {
    var guest = new Guest();
    guest.take(new Key());
    return guest;
  }

  private static List<String> guests() {
    return database.rows("select id from guests");
  }

  private static List<String> keys() {
    return database.rows("select id, guest_id from keys order by id");
  }
}
