package dev.cascade.it.orphans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Passports replaced, taken over and swapped in persons that were detached, or made again. */
class MergedPassportIT {

  @RegisterExtension static final MappedDatabase database = PassportMapping.database();

  @ParameterizedTest
  @EnumSource
  void aNewPassportOfAMergedPersonReplacesTheOldOne(PassportMapping mapping) {
    database.save(mapping.person("ada", "old"));
    var ada = mapping.detached(database, "ada");
    ada.give(mapping.passport("new"));

    database.recordSql(session -> session.merge(ada));

    assertThat(mapping.rows(database)).containsExactly("new|ada");
  }

  @ParameterizedTest
  @EnumSource
  void aPersonMergedWithoutItsPassportKeepsIt(PassportMapping mapping) {
    database.save(mapping.person("ada", "old"));
    var ada = mapping.detached(database, "ada");
    ada.hold(null);

    var sql = database.recordSql(session -> session.merge(ada));

    assertThat(mapping.rows(database)).containsExactly("old|ada");
    assertThat(sql.writes()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aPassportTakenOverByAMergedPersonMoves(PassportMapping mapping) {
    database.save(mapping.person("ada", "a"), mapping.person("bob", "b"));
    var ada = mapping.detached(database, "ada");
    var bob = mapping.detached(database, "bob");
    bob.give(ada.passport());
    ada.hold(null);

    database.recordSql(
        session -> {
          session.merge(ada);
          session.merge(bob);
        });

    assertThat(mapping.rows(database)).containsExactly("a|bob");
  }

  @ParameterizedTest
  @EnumSource
  void theTakerAloneIsMerged(PassportMapping mapping) {
    database.save(mapping.person("ada", "a"), mapping.person("bob", "b"));
    var ada = mapping.detached(database, "ada");
    var bob = mapping.detached(database, "bob");
    bob.give(ada.passport());

    database.recordSql(session -> session.merge(bob));

    assertThat(mapping.rows(database)).containsExactly("a|bob");
  }

  @ParameterizedTest
  @EnumSource(names = ".*REQUIRED", mode = EnumSource.Mode.MATCH_NONE)
  void twoMergedPersonsSwap(PassportMapping mapping) {
    database.save(mapping.person("ada", "a"), mapping.person("bob", "b"));
    var ada = mapping.detached(database, "ada");
    var bob = mapping.detached(database, "bob");
    var passport = ada.passport();
    ada.give(bob.passport());
    bob.give(passport);

    database.recordSql(session -> Stream.of(ada, bob).forEach(session::merge));

    assertThat(mapping.rows(database)).containsExactly("a|bob", "b|ada");
  }

  @ParameterizedTest
  @EnumSource
  void aPersonIsDeletedAndMadeAgainWithAPassport(PassportMapping mapping) {
    database.save(mapping.person("ada", "old"));

    database.recordSql(
        session -> {
          session.remove(mapping.find(session, "ada"));
          session.persist(mapping.person("ada", "new"));
        });

    assertThat(mapping.rows(database)).containsExactly("new|ada");
  }
}
