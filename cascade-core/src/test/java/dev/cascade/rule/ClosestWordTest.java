package dev.cascade.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClosestWordTest {

  @Test
  void editsAreCharactersInsertedDeletedOrReplaced() {
    assertThat(ClosestWord.edits("merge", "merge")).isZero();
    assertThat(ClosestWord.edits("merg", "merge")).isEqualTo(1);
    assertThat(ClosestWord.edits("mmerge", "merge")).isEqualTo(1);
    assertThat(ClosestWord.edits("marge", "merge")).isEqualTo(1);
    assertThat(ClosestWord.edits("kitten", "sitting")).isEqualTo(3);
    assertThat(ClosestWord.edits("", "all")).isEqualTo(3);
    assertThat(ClosestWord.edits("all", "")).isEqualTo(3);
  }

  @Test
  void theNearestWordWinsAndOfEqualsTheFirst() {
    assertThat(ClosestWord.to("delet", List.of("deleted", "delete"))).contains("delete");
    assertThat(ClosestWord.to("cat", List.of("cut", "bat"))).contains("cut");
  }

  @Test
  void aWordThatWouldHaveToBeHalfRewrittenIsNotSuggested() {
    assertThat(ClosestWord.to("abc", List.of("all"))).isEmpty();
    assertThat(ClosestWord.to("x", List.of("y"))).isEmpty();
    assertThat(ClosestWord.to("delete-cascade", List.of("delete-orphan"))).isEmpty();
  }
}
