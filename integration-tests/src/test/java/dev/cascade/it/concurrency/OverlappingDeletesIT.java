package dev.cascade.it.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two sessions remove the same rows. */
class OverlappingDeletesIT {

  @RegisterExtension static final MappedDatabase database = Pairs.onPostgres();

  @ParameterizedTest
  @EnumSource
  void theSecondToRemoveAParentIsToldThatItIsGone(Keeping keeping) {
    saveTwoParents(keeping);

    try (var first = new Worker(database);
        var second = new Worker(database)) {
      first.does(session -> remove(keeping, session, "p"));
      var delete = second.isBlockedIn(session -> remove(keeping, session, "p"));
      first.commits();

      assertThat(delete.failure()).containsInstanceOf(OptimisticLockException.class);
    }
    assertThat(keeping.parents(database)).containsExactly("q");
    assertThat(keeping.children(database))
        .containsExactlyElementsOf(withSecond(keeping.rowsLeftOf("a")));
  }

  @ParameterizedTest
  @EnumSource
  void theSecondRemovesAParentThatTheFirstDidNotAfterAll(Keeping keeping) {
    saveTwoParents(keeping);

    try (var first = new Worker(database);
        var second = new Worker(database)) {
      first.does(session -> remove(keeping, session, "p"));
      var delete = second.isBlockedIn(session -> remove(keeping, session, "p"));
      first.rollsBack();

      assertThat(delete.failure()).isEmpty();
    }
    assertThat(keeping.parents(database)).containsExactly("q");
    assertThat(keeping.children(database))
        .containsExactlyElementsOf(withSecond(keeping.rowsLeftOf("a")));
  }

  @ParameterizedTest
  @EnumSource
  void ofTwoThatWaitForEachOtherOneIsCarriedOut(Keeping keeping) {
    saveTwoParents(keeping);

    Optional<Throwable> firstFailure;
    Optional<Throwable> secondFailure;
    try (var first = new Worker(database);
        var second = new Worker(database)) {
      first.does(session -> remove(keeping, session, "p"));
      second.does(session -> remove(keeping, session, "q"));
      var rest = second.isBlockedIn(session -> remove(keeping, session, "p"));
      firstFailure = first.attempts(session -> remove(keeping, session, "q"));
      if (firstFailure.isEmpty()) {
        first.commits();
      } else {
        first.rollsBack();
      }
      secondFailure = rest.failure();
    }
    assertThat(Stream.of(firstFailure, secondFailure).flatMap(Optional::stream))
        .singleElement()
        .isInstanceOf(PessimisticLockException.class);
    assertThat(keeping.parents(database)).isEmpty();
    assertThat(keeping.children(database)).isEqualTo(keeping.rowsLeftOf("a", "b"));
  }

  private static void saveTwoParents(Keeping keeping) {
    keeping.saveParents(database, "p", "q");
    keeping.saveChild(database, "a", "p");
    keeping.saveChild(database, "b", "q");
  }

  private static void remove(Keeping keeping, EntityManager session, String id) {
    session.remove(keeping.findParent(session, id));
    session.flush();
  }

  private static List<String> withSecond(List<String> rows) {
    return Stream.concat(rows.stream(), Stream.of("b|q")).toList();
  }
}
