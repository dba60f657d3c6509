package dev.cascade.it.orphans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** New passports that change hands, or are replaced, before they were ever flushed. */
class NewPassportsIT {

  @RegisterExtension static final MappedDatabase database = PassportMapping.database();

  @ParameterizedTest
  @EnumSource(names = ".*REQUIRED", mode = EnumSource.Mode.MATCH_NONE)
  void twoNewPassportsSwap(PassportMapping mapping) {
    database.recordSql(
        session -> {
          var ada = mapping.person("ada", "a");
          var bob = mapping.person("bob", "b");
          session.persist(ada);
          session.persist(bob);
          var passport = ada.passport();
          ada.give(bob.passport());
          bob.give(passport);
        });

    assertThat(mapping.rows(database)).containsExactly("a|bob", "b|ada");
  }

  @ParameterizedTest
  @EnumSource
  void aNewPassportThatIsRemovedIsReplaced(PassportMapping mapping) {
    database.recordSql(
        session -> {
          var ada = mapping.person("ada", "old");
          session.persist(ada);
          session.remove(ada.passport());
          ada.give(mapping.passport("new"));
        });

    assertThat(mapping.rows(database)).containsExactly("new|ada");
  }

  @ParameterizedTest
  @EnumSource(names = {"SEQUENCE", "ASSIGNED"})
  void whatWasRemovedBeforeAnyFlushIsNeverSent(PassportMapping mapping) {
    var sql =
        database.recordSql(
            session -> {
              var ada = mapping.person("ada", "old");
              session.persist(ada);
              session.remove(ada.passport());
              ada.give(mapping.passport("new"));
              session.persist(ada.passport());
            });

    assertThat(sql.writes()).hasSize(2).endsWith(mapping.insert());
    assertThat(mapping.rows(database)).containsExactly("new|ada");
  }

  @ParameterizedTest
  @EnumSource
  void aStoredPassportIsDeletedBeforeTheNewOneThatFollowsARemovedOne(PassportMapping mapping) {
    database.save(mapping.person("ada", "stored"));

    database.recordSql(
        session -> {
          var ada = mapping.find(session, "ada");
          session.remove(ada.passport());
          ada.give(mapping.passport("first"));
          session.persist(ada.passport());
          session.remove(ada.passport());
          ada.give(mapping.passport("second"));
        });

    assertThat(mapping.rows(database)).containsExactly("second|ada");
  }

  @ParameterizedTest
  @EnumSource(names = ".*REQUIRED", mode = EnumSource.Mode.MATCH_NONE)
  void threeNewPassportsGoRound(PassportMapping mapping) {
    database.recordSql(
        session -> {
          var ada = mapping.person("ada", "a");
          var bob = mapping.person("bob", "b");
          var eve = mapping.person("eve", "e");
          session.persist(ada);
          session.persist(bob);
          session.persist(eve);
          var passport = ada.passport();
          ada.give(bob.passport());
          bob.give(eve.passport());
          eve.give(passport);
        });

    assertThat(mapping.rows(database)).containsExactly("a|eve", "b|ada", "e|bob");
  }

  @ParameterizedTest
  @EnumSource(names = ".*REQUIRED", mode = EnumSource.Mode.MATCH_NONE)
  void aNewPassportAndAStoredOneSwap(PassportMapping mapping) {
    database.save(mapping.person("ada", "a"));

    database.recordSql(
        session -> {
          var ada = mapping.find(session, "ada");
          var bob = mapping.person("bob", "b");
          session.persist(bob);
          var passport = ada.passport();
          ada.give(bob.passport());
          bob.give(passport);
        });

    assertThat(mapping.rows(database)).containsExactly("a|bob", "b|ada");
  }
}
