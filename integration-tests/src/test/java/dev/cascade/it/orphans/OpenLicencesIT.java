package dev.cascade.it.orphans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Replacements on the side of the key that do not work yet. */
class OpenLicencesIT {

  @RegisterExtension static final MappedDatabase database = DriverMapping.database();

  @ParameterizedTest
  @EnumSource
  void aLicenceIsReplacedByOneOfTheSameNumber(DriverMapping mapping) {
    database.save(mapping.driver("ada", "1"));

    database.recordSql(session -> mapping.find(session, "ada").hold(mapping.licence("1")));

    assertThat(mapping.rows(database)).containsExactly("ada|1", "1");
  }
}
