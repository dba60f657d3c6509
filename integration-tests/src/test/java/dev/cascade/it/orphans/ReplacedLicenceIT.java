package dev.cascade.it.orphans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.hibernate.refusal.ExchangeRefusedException;
import dev.cascade.hibernate.refusal.ReplacementRefusedException;
import dev.cascade.it.mapping.MappedDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The owner holds the unique key of what it owns. */
class ReplacedLicenceIT {

  @RegisterExtension static final MappedDatabase database = DriverMapping.database();

  @ParameterizedTest
  @EnumSource
  void aReplacedLicenceIsDeleted(DriverMapping mapping) {
    database.save(mapping.driver("ada", "1"));

    database.recordSql(session -> mapping.find(session, "ada").hold(mapping.licence("2")));

    assertThat(database.sent().writes()).noneMatch(each -> each.contains("licence_id=null"));
    assertThat(mapping.rows(database)).containsExactly("ada|2", "2");
  }

  @ParameterizedTest
  @EnumSource
  void aReplacedLicenceIsDeletedWhenTheNewOneIsPersistedFirst(DriverMapping mapping) {
    database.save(mapping.driver("ada", "1"));

    database.recordSql(
        session -> {
          var licence = mapping.licence("2");
          session.persist(licence);
          mapping.find(session, "ada").hold(licence);
        });

    assertThat(mapping.rows(database)).containsExactly("ada|2", "2");
  }

  @ParameterizedTest
  @EnumSource(names = ".*REQUIRED", mode = EnumSource.Mode.MATCH_NONE)
  void aLicenceIsReplacedByOneOfTheSameNumber(DriverMapping mapping) {
    database.save(mapping.driver("ada", "1"), mapping.driver("bob", "2"));

    database.recordSql(session -> mapping.find(session, "ada").hold(mapping.licence("1")));

    assertThat(database.sent().writes())
        .satisfiesExactly(
            first -> assertThat(first).startsWith("update ").contains("licence_id=null"),
            second -> assertThat(second).startsWith("delete from "),
            third -> assertThat(third).startsWith("insert into "),
            last -> assertThat(last).startsWith("update ").contains("licence_id=?"));
    assertThat(mapping.rows(database)).containsExactly("ada|1", "bob|2", "1", "2");
  }

  @ParameterizedTest
  @EnumSource(names = ".*REQUIRED", mode = EnumSource.Mode.MATCH_ALL)
  void aLicenceThatADriverNeedsCannotBeReplacedByOneOfTheSameNumber(DriverMapping mapping) {
    database.save(mapping.driver("ada", "1"));

    assertThatThrownBy(
            () ->
                database.recordSql(
                    session -> mapping.find(session, "ada").hold(mapping.licence("1"))))
        .rootCause()
        .isInstanceOf(ReplacementRefusedException.class)
        .hasMessageMatching(
            "\\w+RequiredDriver#ada gets another one for \\w+RequiredLicence#\\d+, with the same unique values: \\w+RequiredDriver.licence may not be null.*Let the key be null.*");
    assertThat(database.sent().writes()).isEmpty();
    assertThat(mapping.rows(database)).containsExactly("ada|1", "1");
  }

  @ParameterizedTest
  @EnumSource
  void aLicenceTakenOverReplacesTheTakersOwn(DriverMapping mapping) {
    database.save(mapping.driver("ada", "1"), mapping.driver("bob", "2"));

    database.recordSql(
        session -> {
          var ada = mapping.find(session, "ada");
          mapping.find(session, "bob").hold(ada.licence());
          ada.hold(mapping.licence("3"));
        });

    assertThat(mapping.rows(database)).containsExactly("ada|3", "bob|1", "1", "3");
  }

  @ParameterizedTest
  @EnumSource
  void aLicenceTakenOverFromADriverThatIsRemovedStays(DriverMapping mapping) {
    database.save(mapping.driver("ada", "1"), mapping.driver("bob", "2"));

    database.recordSql(
        session -> {
          var ada = mapping.find(session, "ada");
          mapping.find(session, "bob").hold(ada.licence());
          session.remove(ada);
        });

    assertThat(mapping.rows(database)).containsExactly("bob|1", "1");
  }

  @ParameterizedTest
  @EnumSource(names = ".*REQUIRED", mode = EnumSource.Mode.MATCH_NONE)
  void twoDriversSwap(DriverMapping mapping) {
    database.save(mapping.driver("ada", "1"), mapping.driver("bob", "2"));

    database.recordSql(
        session -> {
          var ada = mapping.find(session, "ada");
          var bob = mapping.find(session, "bob");
          var licence = ada.licence();
          ada.hold(bob.licence());
          bob.hold(licence);
        });

    assertThat(mapping.rows(database)).containsExactly("ada|2", "bob|1", "1", "2");
  }

  @ParameterizedTest
  @EnumSource(names = ".*REQUIRED", mode = EnumSource.Mode.MATCH_ALL)
  void driversThatNeedALicenceCannotSwap(DriverMapping mapping) {
    database.save(mapping.driver("ada", "1"), mapping.driver("bob", "2"));

    assertThatThrownBy(
            () ->
                database.recordSql(
                    session -> {
                      var ada = mapping.find(session, "ada");
                      var bob = mapping.find(session, "bob");
                      var licence = ada.licence();
                      ada.hold(bob.licence());
                      bob.hold(licence);
                    }))
        .rootCause()
        .isInstanceOf(ExchangeRefusedException.class)
        .hasMessageContaining("RequiredDriver#bob exchange their ");
    assertThat(database.sent().writes()).isEmpty();
    assertThat(mapping.rows(database)).containsExactly("ada|1", "bob|2", "1", "2");
  }

  @ParameterizedTest
  @EnumSource
  void aDriverIsDeletedAndMadeAgain(DriverMapping mapping) {
    database.save(mapping.driver("ada", "1"));

    database.recordSql(
        session -> {
          session.remove(mapping.find(session, "ada"));
          session.persist(mapping.driver("ada", "1"));
        });

    assertThat(mapping.rows(database)).containsExactly("ada|1", "1");
  }
}
