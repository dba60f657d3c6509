package dev.cascade.rule;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static dev.cascade.CascadeOption.EXPUNGE;
import static dev.cascade.CascadeOption.MERGE;
import static dev.cascade.CascadeOption.REFRESH_EXPIRE;
import static dev.cascade.CascadeOption.SAVE_UPDATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cascade.CascadeOption;
import dev.cascade.violation.Code;
import dev.cascade.violation.Violation;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CascadeTextTest {

  @Test
  void allIsSpelledOutAsTheFirstFiveOptions() {
    assertThat(CascadeText.parse("all"))
        .containsExactly(SAVE_UPDATE, MERGE, REFRESH_EXPIRE, EXPUNGE, DELETE);
  }

  @Test
  void deleteOrphanIsNotPartOfAll() {
    assertThat(CascadeText.parse("all, delete-orphan"))
        .containsExactly(SAVE_UPDATE, MERGE, REFRESH_EXPIRE, EXPUNGE, DELETE, DELETE_ORPHAN);
  }

  @Test
  void orderSpacingAndRepetitionMeanNothing() {
    assertThat(CascadeText.parse("  delete-orphan ,delete,\tsave-update,, delete ,"))
        .containsExactly(SAVE_UPDATE, DELETE, DELETE_ORPHAN);
  }

  @Test
  void noneAndTheEmptyTextMeanNoOption() {
    assertThat(CascadeText.parse("none")).isEmpty();
    assertThat(CascadeText.parse(" none ")).isEmpty();
    assertThat(CascadeText.parse("")).isEmpty();
    assertThat(CascadeText.parse(" , ")).isEmpty();
  }

  @Test
  void whatIsParsedCannotBeChanged() {
    var options = CascadeText.parse("merge");

    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> options.add(DELETE));
  }

  @Test
  void anUnknownOptionIsNamedWithItsPositionAndTheOneThatWasMeant() {
    var refused = refusal("all, delete-orphans");

    assertThat(refused)
        .hasMessage(
            "unknown option \"delete-orphans\" at character 6. Did you mean \"delete-orphan\"?");
    assertThat(refused.position()).isEqualTo(6);
    assertThat(refused.word()).isEqualTo("delete-orphans");
    assertThat(refused.suggestion()).contains("delete-orphan");
  }

  @Test
  void thePositionCountsSpacesFromOne() {
    assertThat(refusal("mrege").position()).isEqualTo(1);
    assertThat(refusal("   mrege").position()).isEqualTo(4);
    assertThat(refusal("all,merge ,  x").position()).isEqualTo(14);
  }

  @Test
  void theFirstOfSeveralMistakesIsReported() {
    assertThat(refusal("all, foo, bar").word()).isEqualTo("foo");
  }

  @Test
  void capitalsAndUnderscoresAreRefusedWithTheRightSpelling() {
    assertThat(refusal("ALL").suggestion()).contains("all");
    assertThat(refusal("SAVE_UPDATE").suggestion()).contains("save-update");
    assertThat(refusal("None").suggestion()).contains("none");
  }

  @Test
  void wordsWithoutACommaBetweenThemAreOneUnknownOption() {
    assertThat(refusal("merge  expunge").word()).isEqualTo("merge  expunge");
  }

  @Test
  void aWordThatIsNearNothingIsAnsweredWithAllThatAreKnown() {
    var refused = refusal("persist");

    assertThat(refused)
        .hasMessage(
            "unknown option \"persist\" at character 1. Known are save-update, merge,"
                + " refresh-expire, expunge, delete, delete-orphan, soft-delete, all, none.");
    assertThat(refused.suggestion()).isEmpty();
  }

  @Test
  void noneBesideOtherWordsIsRefusedWhereverItStands() {
    var refused = refusal("save-update, none");

    assertThat(refused)
        .hasMessage(
            "\"none\" at character 14 stands beside other options. Write it alone, or leave it"
                + " out.");
    assertThat(refused.position()).isEqualTo(14);
    assertThat(refused.suggestion()).isEmpty();
    assertThat(refusal("none, save-update").position()).isEqualTo(1);
  }

  @Test
  void aMistakeIsAlsoAFindingAboutItsPlace() {
    assertThat(refusal("all, delete-orphans").at("Post.likes"))
        .isEqualTo(
            new Violation(
                Code.UNKNOWN_OPTION,
                "Post.likes",
                "unknown option \"delete-orphans\" at character 6.",
                "Did you mean \"delete-orphan\"?"));
  }

  @Test
  void optionsAreWrittenInSqlAlchemysWordsAndOrder() {
    assertThat(CascadeText.format(Set.of(MERGE, SAVE_UPDATE))).isEqualTo("save-update, merge");
    assertThat(CascadeText.format(Set.of(DELETE_ORPHAN, DELETE)))
        .isEqualTo("delete, delete-orphan");
    assertThat(CascadeText.format(Set.of())).isEqualTo("none");
  }

  @Test
  void theFiveOptionsOfAllAreWrittenAsAll() {
    assertThat(CascadeText.format(EnumSet.range(SAVE_UPDATE, DELETE))).isEqualTo("all");
    assertThat(CascadeText.format(Set.of(ALL, DELETE_ORPHAN))).isEqualTo("all, delete-orphan");
    assertThat(CascadeText.format(EnumSet.range(SAVE_UPDATE, EXPUNGE)))
        .isEqualTo("save-update, merge, refresh-expire, expunge");
  }

  @Test
  void everySetOfOptionsIsReadBackAsItWasWritten() {
    var options = EnumSet.complementOf(EnumSet.of(ALL)).toArray(CascadeOption[]::new);
    for (var bits = 0; bits < 1 << options.length; bits++) {
      var set = EnumSet.noneOf(CascadeOption.class);
      for (var i = 0; i < options.length; i++) {
        if ((bits & 1 << i) != 0) {
          set.add(options[i]);
        }
      }
      assertThat(CascadeText.parse(CascadeText.format(set))).isEqualTo(set);
    }
  }

  private static CascadeTextException refusal(String text) {
    return catchThrowableOfType(CascadeTextException.class, () -> CascadeText.parse(text));
  }
}
