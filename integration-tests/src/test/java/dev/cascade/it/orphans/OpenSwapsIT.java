package dev.cascade.it.orphans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Exchanges that do not work yet. */
class OpenSwapsIT {

  @RegisterExtension static final MappedDatabase database = PassportMapping.database();

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
  @EnumSource
  void aPassportTakenOverByItsOwnSideReplacesTheTakersOwn(PassportMapping mapping) {
    saveAdaAndBob(mapping);

    database.recordSql(
        session -> mapping.find(session, "ada").passport().belongTo(mapping.find(session, "bob")));

    assertThat(mapping.rows(database)).containsExactly("a|bob");
  }

  private static void saveAdaAndBob(PassportMapping mapping) {
    database.save(mapping.person("ada", "a"), mapping.person("bob", "b"));
  }
}
