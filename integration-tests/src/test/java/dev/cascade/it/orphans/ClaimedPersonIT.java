package dev.cascade.it.orphans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.EntityManager;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Only a passport says whose it is: its persons follow, in memory too, loaded or not. */
class ClaimedPersonIT {

  @RegisterExtension static final MappedDatabase database = PassportMapping.database();

  @ParameterizedTest
  @EnumSource(
      names = {"IDENTITY.*", "COMPOSITE_REQUIRED"},
      mode = EnumSource.Mode.MATCH_NONE)
  void aPersonHoldsTheNewPassportAfterTheFlush(PassportMapping mapping) {
    database.save(mapping.person("ada", "old"));

    var sql =
        database.recordSql(
            session -> {
              var ada = mapping.find(session, "ada");
              var old = ada.passport();
              var passport = mapping.passport("new");
              passport.belongTo(ada);
              session.persist(passport);
              session.flush();

              assertThat(ada.passport()).isSameAs(passport);
              assertThat(session.contains(old)).isFalse();
            });

    assertThat(sql.writes()).containsExactly(mapping.delete(), mapping.insert());
    assertThat(mapping.rows(database)).containsExactly("new|ada");
  }

  @ParameterizedTest
  @EnumSource
  void bothPersonsFollowAPassportThatMoves(PassportMapping mapping) {
    database.save(mapping.person("ada", "a"), mapping.person("bob", "b"));

    var sql =
        database.recordSql(
            session -> {
              var ada = mapping.find(session, "ada");
              var bob = mapping.find(session, "bob");
              var passport = ada.passport();
              var replaced = bob.passport();
              passport.belongTo(bob);
              session.flush();

              assertThat(ada.passport()).isNull();
              assertThat(bob.passport()).isSameAs(passport);
              assertThat(session.contains(replaced)).isFalse();
            });

    assertThat(sql.writes()).containsExactly(mapping.delete(), mapping.update());
    assertThat(mapping.rows(database)).containsExactly("a|bob");
  }

  @ParameterizedTest
  @EnumSource
  void aPassportTakenOnItsWayIsKeptWhenItsOldOwnerGetsAnotherLater(PassportMapping mapping) {
    database.save(mapping.person("ada", "a"), mapping.person("bob", "b"));

    database.recordSql(
        session -> {
          var ada = mapping.find(session, "ada");
          ada.passport().belongTo(mapping.find(session, "bob"));
          session.flush();
          ada.give(mapping.passport("new"));
        });

    assertThat(mapping.rows(database)).containsExactly("a|bob", "new|ada");
  }

  @ParameterizedTest
  @EnumSource
  void aPassportThatMovesReplacesThatOfAPersonNotLoaded(PassportMapping mapping) {
    database.save(mapping.person("ada", "a"), mapping.person("bob", "b"));

    var sql =
        database.recordSql(
            session ->
                mapping.find(session, "ada").passport().belongTo(unloaded(mapping, session)));

    assertThat(sql.writes()).containsExactly(mapping.delete(), mapping.update());
    assertThat(mapping.rows(database)).containsExactly("a|bob");
  }

  @ParameterizedTest
  @EnumSource(
      names = {"IDENTITY.*", "COMPOSITE_REQUIRED"},
      mode = EnumSource.Mode.MATCH_NONE)
  void aNewPassportReplacesThatOfAPersonNotLoaded(PassportMapping mapping) {
    database.save(mapping.person("bob", "b"));

    var sql =
        database.recordSql(
            session -> {
              var passport = mapping.passport("new");
              passport.belongTo(unloaded(mapping, session));
              session.persist(passport);
            });

    assertThat(sql.writes()).containsExactly(mapping.delete(), mapping.insert());
    assertThat(mapping.rows(database)).containsExactly("new|bob");
  }

  @ParameterizedTest
  @EnumSource
  void aPersonWithoutPassportIsNotLoadedForANewOne(PassportMapping mapping) {
    database.save(mapping.person("bob"));

    var sql =
        database.recordSql(
            session -> {
              var bob = unloaded(mapping, session);
              var passport = mapping.passport("new");
              passport.belongTo(bob);
              session.persist(passport);
              session.flush();

              assertThat(Hibernate.isInitialized(bob)).isFalse();
            });

    assertThat(sql.writes()).containsExactly(mapping.insert());
    assertThat(mapping.rows(database)).containsExactly("new|bob");
  }

  @ParameterizedTest
  @EnumSource
  void whatThePersonWasGivenItselfWins(PassportMapping mapping) {
    database.save(mapping.person("ada", "a"), mapping.person("bob", "b"));

    var sql =
        database.recordSql(
            session -> {
              var bob = mapping.find(session, "bob");
              var passport = mapping.find(session, "ada").passport();
              bob.give(passport);
              session.flush();
              bob.hold(null);
            });

    assertThat(sql.writes()).containsExactly(mapping.delete(), mapping.update(), mapping.delete());
    assertThat(mapping.rows(database)).isEmpty();
  }

  private static Person<?> unloaded(PassportMapping mapping, EntityManager session) {
    var bob = session.getReference(mapping.person("").getClass(), mapping.id("bob"));
    assertThat(Hibernate.isInitialized(bob)).isFalse();
    return bob;
  }
}
