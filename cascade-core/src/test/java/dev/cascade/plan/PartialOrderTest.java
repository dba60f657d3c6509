package dev.cascade.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PartialOrderTest {

  @Test
  void itemsWithoutConstraintsKeepTheGivenOrder() {
    assertThat(rings(List.of("b", "a", "c"), Set.of()))
        .containsExactly(List.of("b"), List.of("a"), List.of("c"));
  }

  @Test
  void whatMustStandBeforeIsMovedAhead() {
    assertThat(rings(List.of("a", "b", "c"), Set.of("c<a")))
        .containsExactly(List.of("c"), List.of("a"), List.of("b"));
  }

  @Test
  void constraintsHoldOverSeveralSteps() {
    assertThat(rings(List.of("a", "b", "c", "d"), Set.of("d<c", "c<b", "b<a")))
        .containsExactly(List.of("d"), List.of("c"), List.of("b"), List.of("a"));
  }

  @Test
  void itemsThatMustStandBeforeEachOtherFormARing() {
    assertThat(rings(List.of("a", "b", "c"), Set.of("a<b", "b<c", "c<a")))
        .containsExactly(List.of("a", "b", "c"));
  }

  @Test
  void whatARingNeedsStandsBeforeItAndWhatNeedsTheRingAfterIt() {
    assertThat(
            rings(
                List.of("after", "b", "c", "before"), Set.of("b<c", "c<b", "c<after", "before<b")))
        .containsExactly(List.of("before"), List.of("b", "c"), List.of("after"));
  }

  @Test
  void anItemBeforeItselfIsARingOfOne() {
    assertThat(rings(List.of("a", "b"), Set.of("a<a", "b<a")))
        .containsExactly(List.of("b"), List.of("a"));
  }

  private static List<List<String>> rings(List<String> items, Set<String> constraints) {
    return PartialOrder.rings(items, (first, second) -> constraints.contains(first + "<" + second));
  }
}
