package dev.cascade.it.orphans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.EntityManager;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A passport that goes from one person to another is one UPDATE, and what it replaces is deleted.
 */
class PassportOfAnotherIT {

  @RegisterExtension static final MappedDatabase database = PassportMapping.database();

  @ParameterizedTest
  @MethodSource("mappingsAndWaysToHandOver")
  void aPassportGivenToAPersonWithoutOneMoves(PassportMapping mapping, WayToHandOver way) {
    database.save(mapping.person("ada", "a"), mapping.person("bob"));

    var sql = database.recordSql(session -> handOver(mapping, way, session));

    assertThat(mapping.rows(database)).containsExactly("a|bob");
    assertThat(sql.writes()).containsExactly(mapping.update());
  }

  @ParameterizedTest
  @MethodSource("mappingsAndWaysToHandOver")
  void aPassportTakenOverReplacesTheTakersOwn(PassportMapping mapping, WayToHandOver way) {
    database.save(mapping.person("ada", "a"), mapping.person("bob", "b"));

    var sql = database.recordSql(session -> handOver(mapping, way, session));

    assertThat(mapping.rows(database)).containsExactly("a|bob");
    assertThat(sql.writes()).containsExactly(mapping.delete(), mapping.update());
  }

  @ParameterizedTest
  @EnumSource
  void aPassportTakenOverIsReplacedByANewOne(PassportMapping mapping) {
    database.save(mapping.person("ada", "a"), mapping.person("bob", "b"));

    database.recordSql(
        session -> {
          handOver(mapping, WayToHandOver.BOTH_SIDES, session);
          mapping.find(session, "ada").give(mapping.passport("new"));
        });

    assertThat(mapping.rows(database)).containsExactly("a|bob", "new|ada");
  }

  @ParameterizedTest
  @EnumSource
  void aPassportMovesOutOfAPersonThatIsRemoved(PassportMapping mapping) {
    database.save(mapping.person("ada", "a"), mapping.person("bob", "b"));

    database.recordSql(
        session -> {
          handOver(mapping, WayToHandOver.BOTH_SIDES, session);
          session.remove(mapping.find(session, "ada"));
        });

    assertThat(mapping.rows(database)).containsExactly("a|bob");
  }

  @ParameterizedTest
  @EnumSource
  void aPassportMovesOutOfAPersonThatWasRemovedBefore(PassportMapping mapping) {
    database.save(mapping.person("ada", "a"), mapping.person("bob", "b"));

    database.recordSql(
        session -> {
          var ada = mapping.find(session, "ada");
          var passport = ada.passport();
          session.remove(ada);
          mapping.find(session, "bob").give(passport);
        });

    assertThat(mapping.rows(database)).containsExactly("a|bob");
  }

  private static void handOver(PassportMapping mapping, WayToHandOver way, EntityManager session) {
    way.handOver(mapping.find(session, "ada"), mapping.find(session, "bob"));
  }

  static Stream<Arguments> mappingsAndWaysToHandOver() {
    return Stream.of(PassportMapping.values())
        .flatMap(
            mapping -> Stream.of(WayToHandOver.values()).map(way -> Arguments.of(mapping, way)));
  }
}
