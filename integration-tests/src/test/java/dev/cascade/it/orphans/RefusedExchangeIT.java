package dev.cascade.it.orphans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.hibernate.refusal.ExchangeRefusedException;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.EntityManager;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No order of updates exchanges the values of a unique key that may not be null. */
class RefusedExchangeIT {

  @RegisterExtension static final MappedDatabase database = PassportMapping.database();

  @ParameterizedTest
  @EnumSource(names = ".*REQUIRED", mode = EnumSource.Mode.MATCH_ALL)
  void bothSidesSwap(PassportMapping mapping) {
    saveAdaAndBob(mapping);

    isRefused(
        mapping,
        session -> {
          var ada = mapping.find(session, "ada");
          var bob = mapping.find(session, "bob");
          var passport = ada.passport();
          ada.give(bob.passport());
          bob.give(passport);
        });

    assertThat(mapping.rows(database)).containsExactly("a|ada", "b|bob");
  }

  @ParameterizedTest
  @EnumSource(names = ".*REQUIRED", mode = EnumSource.Mode.MATCH_ALL)
  void thePersonsSidesSwap(PassportMapping mapping) {
    saveAdaAndBob(mapping);

    isRefused(
        mapping,
        session -> {
          var ada = mapping.find(session, "ada");
          var bob = mapping.find(session, "bob");
          var passport = ada.passport();
          ada.hold(bob.passport());
          bob.hold(passport);
        });

    assertThat(mapping.rows(database)).containsExactly("a|ada", "b|bob");
  }

  @ParameterizedTest
  @EnumSource(names = ".*REQUIRED", mode = EnumSource.Mode.MATCH_ALL)
  void thePassportsSidesSwap(PassportMapping mapping) {
    saveAdaAndBob(mapping);

    isRefused(
        mapping,
        session -> {
          var ada = mapping.find(session, "ada");
          var bob = mapping.find(session, "bob");
          ada.passport().belongTo(bob);
          bob.passport().belongTo(ada);
        });

    assertThat(mapping.rows(database)).containsExactly("a|ada", "b|bob");
  }

  @ParameterizedTest
  @EnumSource(names = ".*REQUIRED", mode = EnumSource.Mode.MATCH_ALL)
  void threePassportsGoRound(PassportMapping mapping) {
    saveAdaAndBob(mapping);
    database.save(mapping.person("cy", "c"));

    isRefused(
        mapping,
        session -> {
          var ada = mapping.find(session, "ada");
          var bob = mapping.find(session, "bob");
          var cy = mapping.find(session, "cy");
          var passport = ada.passport();
          ada.give(cy.passport());
          cy.give(bob.passport());
          bob.give(passport);
        });

    assertThat(mapping.rows(database)).containsExactly("a|ada", "b|bob", "c|cy");
  }

  @ParameterizedTest
  @EnumSource(names = ".*REQUIRED", mode = EnumSource.Mode.MATCH_ALL)
  void twoMergedPersonsSwap(PassportMapping mapping) {
    saveAdaAndBob(mapping);
    var ada = mapping.detached(database, "ada");
    var bob = mapping.detached(database, "bob");
    var passport = ada.passport();
    ada.give(bob.passport());
    bob.give(passport);

    isRefused(mapping, session -> Stream.of(ada, bob).forEach(session::merge));

    assertThat(mapping.rows(database)).containsExactly("a|ada", "b|bob");
  }

  @ParameterizedTest
  @EnumSource(names = ".*REQUIRED", mode = EnumSource.Mode.MATCH_ALL)
  void theDatabaseRefusesTheFirstUpdateWhicheverThatIs(PassportMapping mapping) {
    saveAdaAndBob(mapping);

    Stream.of("a|bob", "b|ada")
        .map(each -> each.split("\\|"))
        .forEach(
            each ->
                assertThatThrownBy(
                        () ->
                            database.execute(
                                "update %s set owner_name = '%s' where number = '%s'"
                                    .formatted(mapping.table(), each[1], each[0])))
                    .hasStackTraceContaining("duplicate key value violates unique constraint"));
    assertThat(mapping.rows(database)).containsExactly("a|ada", "b|bob");
  }

  private static void isRefused(PassportMapping mapping, Consumer<EntityManager> work) {
    assertThatThrownBy(() -> database.recordSql(work))
        .hasRootCauseInstanceOf(ExchangeRefusedException.class)
        .rootCause()
        .hasMessageMatching(
            "RequiredDocument#\\d+( and RequiredDocument#\\d+)+ exchange their RequiredDocument.owner, which is unique and may not be null: .*Let the key be null.*");
    assertThat(database.sent().writes()).isEmpty();
  }

  private static void saveAdaAndBob(PassportMapping mapping) {
    database.save(mapping.person("ada", "a"), mapping.person("bob", "b"));
  }
}
