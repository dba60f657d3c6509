package dev.cascade.it.orphans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A driver gets a new licence, and another one after a query about something else. */
class LicenceBetweenQueriesIT {

  @RegisterExtension static final MappedDatabase database = DriverMapping.database();

  @ParameterizedTest
  @EnumSource
  void aNewLicenceThatGivesWayToTheOldOneIsNotKept(DriverMapping mapping) {
    database.save(mapping.driver("ada", "1"));

    database.recordSql(
        session -> {
          var ada = mapping.find(session, "ada");
          var old = ada.licence();
          ada.hold(mapping.licence("2"));
          query(session, mapping);
          ada.hold(old);
        });

    assertThat(mapping.rows(database)).containsExactly("ada|1", "1");
  }

  @ParameterizedTest
  @EnumSource
  void noStatementIsSentForALicenceThatNeedsNoInsertAtOnce(DriverMapping mapping) {
    database.save(mapping.driver("ada", "1"));

    var sql =
        database.recordSql(
            session -> {
              var ada = mapping.find(session, "ada");
              var old = ada.licence();
              ada.hold(mapping.licence("2"));
              query(session, mapping);
              query(session, mapping);
              ada.hold(old);
            });

    assertThat(sql.writes().isEmpty()).isEqualTo(!mapping.name().startsWith("IDENTITY"));
    assertThat(mapping.rows(database)).containsExactly("ada|1", "1");
  }

  @ParameterizedTest
  @EnumSource
  void aNewLicenceThatGivesWayToANewerOneIsNotKept(DriverMapping mapping) {
    database.save(mapping.driver("ada", "1"));

    database.recordSql(
        session -> {
          var ada = mapping.find(session, "ada");
          ada.hold(mapping.licence("2"));
          query(session, mapping);
          ada.hold(mapping.licence("3"));
          query(session, mapping);
          ada.hold(mapping.licence("4"));
        });

    assertThat(mapping.rows(database)).containsExactly("ada|4", "4");
  }

  @ParameterizedTest
  @EnumSource(names = ".*REQUIRED", mode = EnumSource.Mode.MATCH_NONE)
  void aNewLicenceThatIsTakenAwayAgainIsNotKept(DriverMapping mapping) {
    database.inTransaction(
        session -> {
          var ada = mapping.driver("ada", "1");
          ada.hold(null);
          session.persist(ada);
        });

    database.recordSql(
        session -> {
          var ada = mapping.find(session, "ada");
          ada.hold(mapping.licence("2"));
          query(session, mapping);
          ada.hold(null);
        });

    assertThat(mapping.rows(database)).containsExactly("ada|null");
  }

  @ParameterizedTest
  @EnumSource
  void aNewLicencePassedOnAfterTheQueryIsKept(DriverMapping mapping) {
    database.save(mapping.driver("ada", "1"), mapping.driver("bob", "2"));

    database.recordSql(
        session -> {
          var ada = mapping.find(session, "ada");
          var old = ada.licence();
          ada.hold(mapping.licence("3"));
          query(session, mapping);
          mapping.find(session, "bob").hold(ada.licence());
          ada.hold(old);
        });

    assertThat(mapping.rows(database)).containsExactly("ada|1", "bob|3", "1", "3");
  }

  @ParameterizedTest
  @EnumSource
  void aNewLicenceThatStaysIsKeptThoughItsDriverIsDetachedLater(DriverMapping mapping) {
    database.save(mapping.driver("ada", "1"));

    database.recordSql(
        session -> {
          var ada = mapping.find(session, "ada");
          ada.hold(mapping.licence("2"));
          query(session, mapping);
          session.flush();
          session.detach(ada);
        });

    assertThat(mapping.rows(database)).containsExactly("ada|2", "2");
  }

  private static void query(EntityManager session, DriverMapping mapping) {
    var other = mapping == DriverMapping.ASSIGNED ? "SequenceLicence" : "AssignedLicence";
    assertThat(session.createQuery("from " + other, Object.class).getResultList()).isEmpty();
  }
}
