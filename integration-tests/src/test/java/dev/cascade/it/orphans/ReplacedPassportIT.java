package dev.cascade.it.orphans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The old passport is deleted before the new one takes its unique key, however that is saved. */
class ReplacedPassportIT {

  @RegisterExtension static final MappedDatabase database = PassportMapping.database();

  @ParameterizedTest
  @MethodSource("mappingsAndWaysToSave")
  void theOldPassportGoesBeforeTheNewOneComes(PassportMapping mapping, WayToSave way) {
    database.save(mapping.person("ada", "old"));

    var sql =
        database.recordSql(
            session -> way.replace(session, mapping.find(session, "ada"), mapping.passport("new")));

    assertThat(mapping.rows(database)).containsExactly("new|ada");
    assertThat(sql.writes()).containsExactlyElementsOf(way.statements(mapping));
  }

  /** Every way with every kind of key, by turns with one that may be null and one that may not. */
  static Stream<Arguments> mappingsAndWaysToSave() {
    return Stream.of(PassportMapping.values())
        .flatMap(
            mapping ->
                Stream.of(WayToSave.values())
                    .filter(way -> isTurnOf(mapping, way))
                    .filter(way -> holds(mapping, way))
                    .map(way -> Arguments.of(mapping, way)));
  }

  private static boolean isTurnOf(PassportMapping mapping, WayToSave way) {
    var kindOfKey = mapping.ordinal() / 2;
    return mapping.isRequired() == ((kindOfKey + way.ordinal()) % 2 == 0);
  }

  /** What does not work yet is left out; and a key that may not be null must be set. */
  static boolean holds(PassportMapping mapping, WayToSave way) {
    return switch (way) {
      case BEFORE_EITHER_SIDE -> !mapping.isRequired();
      default -> true;
    };
  }
}
