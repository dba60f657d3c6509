package dev.cascade.it.orphans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two persons exchange their passports in one flush, under the unique key. */
class SwappedPassportsIT {

  @RegisterExtension static final MappedDatabase database = PassportMapping.database();

  @ParameterizedTest
  @EnumSource(names = ".*REQUIRED", mode = EnumSource.Mode.MATCH_NONE)
  void bothSidesSwap(PassportMapping mapping) {
    saveAdaAndBob(mapping);

    database.recordSql(
        session -> {
          var ada = mapping.find(session, "ada");
          var bob = mapping.find(session, "bob");
          var passport = ada.passport();
          ada.give(bob.passport());
          bob.give(passport);
        });

    assertThat(mapping.rows(database)).containsExactly("a|bob", "b|ada");
  }

  @ParameterizedTest
  @EnumSource(names = ".*REQUIRED", mode = EnumSource.Mode.MATCH_NONE)
  void thePersonsSidesSwap(PassportMapping mapping) {
    saveAdaAndBob(mapping);

    database.recordSql(
        session -> {
          var ada = mapping.find(session, "ada");
          var bob = mapping.find(session, "bob");
          var passport = ada.passport();
          ada.hold(bob.passport());
          bob.hold(passport);
        });

    assertThat(mapping.rows(database)).containsExactly("a|bob", "b|ada");
  }

  @ParameterizedTest
  @EnumSource(names = ".*REQUIRED", mode = EnumSource.Mode.MATCH_NONE)
  void thePassportsSidesSwap(PassportMapping mapping) {
    saveAdaAndBob(mapping);

    database.recordSql(
        session -> {
          var ada = mapping.find(session, "ada");
          var bob = mapping.find(session, "bob");
          ada.passport().belongTo(bob);
          bob.passport().belongTo(ada);
        });

    assertThat(mapping.rows(database)).containsExactly("a|bob", "b|ada");
  }

  @ParameterizedTest
  @EnumSource(names = ".*REQUIRED", mode = EnumSource.Mode.MATCH_NONE)
  void threePassportsGoRound(PassportMapping mapping) {
    saveAdaAndBob(mapping);
    database.save(mapping.person("cy", "c"));

    database.recordSql(
        session -> {
          var ada = mapping.find(session, "ada");
          var bob = mapping.find(session, "bob");
          var cy = mapping.find(session, "cy");
          var passport = ada.passport();
          ada.give(cy.passport());
          cy.give(bob.passport());
          bob.give(passport);
        });

    assertThat(mapping.rows(database)).containsExactly("a|bob", "b|cy", "c|ada");
  }

  @ParameterizedTest
  @EnumSource
  void passportsMoveUpOnePlace(PassportMapping mapping) {
    saveAdaAndBob(mapping);
    database.save(mapping.person("cy"));

    database.recordSql(
        session -> {
          var ada = mapping.find(session, "ada");
          var bob = mapping.find(session, "bob");
          mapping.find(session, "cy").give(bob.passport());
          bob.give(ada.passport());
          ada.hold(null);
        });

    assertThat(mapping.rows(database)).containsExactly("a|bob", "b|cy");
  }

  private static void saveAdaAndBob(PassportMapping mapping) {
    database.save(mapping.person("ada", "a"), mapping.person("bob", "b"));
  }
}
