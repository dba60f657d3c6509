package dev.cascade.violation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SeveritiesTest {

  private static final Violation ONE_TO_ONE = violation(Code.ONE_TO_ONE_WITHOUT_ORPHAN);
  private static final Violation RELEASE = violation(Code.RELEASE_OF_NOT_NULL);
  private static final Violation PASSIVE = violation(Code.PASSIVE_WITHOUT_ON_DELETE);

  @Test
  void everythingIsAnErrorByDefaultSaveWhatIsLegal() {
    var warned =
        Stream.of(Code.values())
            .filter(code -> Severities.defaults().of(code) != Severity.ERROR)
            .toList();

    assertThat(warned)
        .containsExactly(Code.RELEASE_OF_NOT_NULL, Code.UNSEEN_DELETES, Code.DELETED_VALUE_BLOCKS);
    assertThat(Severities.defaults().of(Code.RELEASE_OF_NOT_NULL)).isEqualTo(Severity.WARN);
  }

  @Test
  void aSettingChangesItsOwnCodeOnly() {
    var severities = Severities.of(Map.of("CASCADE-104", "warn", "CASCADE-111", "off"));

    assertThat(severities.of(Code.ONE_TO_ONE_WITHOUT_ORPHAN)).isEqualTo(Severity.WARN);
    assertThat(severities.of(Code.PASSIVE_WITHOUT_ON_DELETE)).isEqualTo(Severity.OFF);
    assertThat(severities.of(Code.ORPHAN_WITHOUT_DELETE)).isEqualTo(Severity.ERROR);
  }

  @Test
  void caseAndPrefixOfACodeAndCaseOfAValueMeanNothing() {
    var severities = Severities.of(Map.of("cascade-104", "WARN", "113", " Error "));

    assertThat(severities.of(Code.ONE_TO_ONE_WITHOUT_ORPHAN)).isEqualTo(Severity.WARN);
    assertThat(severities.of(Code.RELEASE_OF_NOT_NULL)).isEqualTo(Severity.ERROR);
  }

  @Test
  void anUnknownCodeIsRefusedWithThoseThatAreKnown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Severities.of(Map.of("CASCADE-999", "warn")))
        .withMessageStartingWith(
            "Unknown check \"CASCADE-999\". Known are CASCADE-101, CASCADE-102, ")
        .withMessageEndingWith("CASCADE-125.");
  }

  @Test
  void anUnknownSeverityIsRefusedWithItsCode() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Severities.of(Map.of("CASCADE-104", "warning")))
        .withMessage(
            "Unknown severity \"warning\" of check \"CASCADE-104\". Write error, warn or off.");
  }

  @Test
  void aCodeIsFoundByTheNameThatItPrints() {
    assertThat(Code.values()).allSatisfy(code -> assertThat(Code.of(code.id())).contains(code));
    assertThat(Code.UNKNOWN_OPTION.id()).isEqualTo("CASCADE-101");
    assertThat(Code.of("CASCADE-")).isEmpty();
    assertThat(Code.of("10")).isEmpty();
  }

  @Test
  void findingsArePartedBySeverityInTheOrderFound() {
    var findings =
        Findings.of(
            List.of(RELEASE, PASSIVE, ONE_TO_ONE), Severities.of(Map.of("CASCADE-104", "error")));

    assertThat(findings.errors()).containsExactly(PASSIVE, ONE_TO_ONE);
    assertThat(findings.warnings()).containsExactly(RELEASE);
  }

  @Test
  void whatIsSwitchedOffIsNeitherErrorNorWarning() {
    var findings = Findings.of(List.of(ONE_TO_ONE), Severities.of(Map.of("CASCADE-104", "off")));

    assertThat(findings).isEqualTo(new Findings(List.of(), List.of()));
  }

  @Test
  void errorsRefuseStartUpAllAtOnce() {
    var findings = Findings.of(List.of(ONE_TO_ONE, RELEASE, PASSIVE), Severities.defaults());

    assertThatExceptionOfType(CascadeConfigurationException.class)
        .isThrownBy(findings::throwIfAny)
        .withMessage(
            """
            2 cascade rules cannot hold:
            - [CASCADE-104] User.posts: it cannot be.
              Write something else.
            - [CASCADE-111] User.posts: it cannot be.
              Write something else.""")
        .satisfies(
            refusal -> assertThat(refusal.violations()).containsExactly(ONE_TO_ONE, PASSIVE));
  }

  @Test
  void warningsAloneDoNotRefuseStartUp() {
    var findings = Findings.of(List.of(RELEASE), Severities.defaults());

    assertThatNoException().isThrownBy(findings::throwIfAny);
  }

  private static Violation violation(Code code) {
    return new Violation(code, "User.posts", "it cannot be.", "Write something else.");
  }
}
