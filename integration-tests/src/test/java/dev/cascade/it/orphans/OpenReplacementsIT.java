package dev.cascade.it.orphans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Replacements that do not work yet. */
class OpenReplacementsIT {

  @RegisterExtension static final MappedDatabase database = PassportMapping.database();

  @ParameterizedTest
  @MethodSource("mappingsAndWaysToSave")
  void theOldPassportGoesBeforeTheNewOneComes(PassportMapping mapping, WayToSave way) {
    database.save(mapping.person("ada", "old"));

    database.recordSql(
        session -> way.replace(session, mapping.find(session, "ada"), mapping.passport("new")));

    assertThat(mapping.rows(database)).containsExactly("new|ada");
  }

  static Stream<Arguments> mappingsAndWaysToSave() {
    return Stream.of(PassportMapping.values())
        .flatMap(
            mapping ->
                Stream.of(WayToSave.values())
                    .filter(way -> way != WayToSave.BEFORE_EITHER_SIDE)
                    .filter(way -> !ReplacedPassportIT.holds(mapping, way))
                    .map(way -> Arguments.of(mapping, way)));
  }
}
