package dev.cascade.it.orphans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** New passports that are let go before the flush, or have no owner to begin with. */
class PendingPassportIT {

  @RegisterExtension static final MappedDatabase database = PassportMapping.database();

  @ParameterizedTest
  @EnumSource
  void aNewPassportLetGoAgainIsNotInserted(PassportMapping mapping) {
    database.save(mapping.person("ada"));

    var sql =
        database.recordSql(
            session -> {
              var ada = mapping.find(session, "ada");
              ada.give(mapping.passport("new"));
              ada.hold(null);
            });

    assertThat(mapping.rows(database)).isEmpty();
    assertThat(sql.writes()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aPersistedPassportLetGoAgainIsNotKept(PassportMapping mapping) {
    database.save(mapping.person("ada"));

    database.recordSql(
        session -> {
          var ada = mapping.find(session, "ada");
          ada.give(mapping.passport("new"));
          session.persist(ada.passport());
          ada.passport().belongTo(null);
          ada.hold(null);
        });

    assertThat(mapping.rows(database)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aPassportOfANewPersonLetGoAgainIsNotKept(PassportMapping mapping) {
    database.recordSql(
        session -> {
          var ada = mapping.person("ada", "new");
          session.persist(ada);
          ada.passport().belongTo(null);
          ada.hold(null);
        });

    assertThat(mapping.rows(database)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void oneNewPassportReplacesAnother(PassportMapping mapping) {
    database.recordSql(
        session -> {
          var ada = mapping.person("ada", "first");
          session.persist(ada);
          ada.give(mapping.passport("second"));
        });

    assertThat(mapping.rows(database)).containsExactly("second|ada");
  }

  @ParameterizedTest
  @EnumSource
  void oneNewPassportReplacesAnotherThatWasJustPersisted(PassportMapping mapping) {
    database.save(mapping.person("ada"));

    database.recordSql(
        session -> {
          var ada = mapping.find(session, "ada");
          ada.give(mapping.passport("first"));
          session.persist(ada.passport());
          ada.give(mapping.passport("second"));
          session.persist(ada.passport());
        });

    assertThat(mapping.rows(database)).containsExactly("second|ada");
  }

  @ParameterizedTest
  @EnumSource(names = ".*REQUIRED", mode = EnumSource.Mode.MATCH_NONE)
  void aPassportThatNeedsNoOwnerIsStored(PassportMapping mapping) {
    database.recordSql(session -> session.persist(mapping.passport("lost")));

    assertThat(database.rows("select number from " + mapping.table())).containsExactly("lost");
  }
}
