package dev.cascade.it.orphans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Passports that change before they were ever flushed; found by RandomOwnershipIT. */
class OpenNewPassportsIT {

  @RegisterExtension static final MappedDatabase database = PassportMapping.database();

  @ParameterizedTest
  @EnumSource(names = {"SEQUENCE", "ASSIGNED", "IDENTITY"})
  void twoNewPassportsSwap(PassportMapping mapping) {
    database.recordSql(
        session -> {
          var ada = mapping.person("ada", "a");
          var bob = mapping.person("bob", "b");
          session.persist(ada);
          session.persist(bob);
          var passport = ada.passport();
          ada.give(bob.passport());
          bob.give(passport);
        });

    assertThat(mapping.rows(database)).containsExactly("a|bob", "b|ada");
  }

  @ParameterizedTest
  @EnumSource
  void aNewPassportThatIsRemovedIsReplaced(PassportMapping mapping) {
    database.recordSql(
        session -> {
          var ada = mapping.person("ada", "old");
          session.persist(ada);
          session.remove(ada.passport());
          ada.give(mapping.passport("new"));
        });

    assertThat(mapping.rows(database)).containsExactly("new|ada");
  }
}
