package dev.cascade.it.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.EntityManager;
import java.util.function.Consumer;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** One session gives a parent a child, the other removes the parent. */
class InsertWhileDeletingIT {

  @RegisterExtension static final MappedDatabase database = Pairs.onPostgres();

  @ParameterizedTest
  @EnumSource(
      names = {"DELETED_BY_DATABASE", "RELEASED_BY_DATABASE"},
      mode = Mode.EXCLUDE)
  void aParentThatGetsAChildMeanwhileStaysWithAllItsChildren(Keeping keeping) {
    saveAParentWithAChild(keeping);

    try (var inserting = new Worker(database);
        var deleting = new Worker(database)) {
      inserting.does(session -> insertAnother(keeping, session));
      var delete = deleting.isBlockedIn(removeParent(keeping));
      inserting.commits();

      assertThat(delete.failure()).containsInstanceOf(ConstraintViolationException.class);
    }
    assertThat(keeping.parents(database)).containsExactly("p");
    assertThat(keeping.children(database)).containsExactly("a|p", "b|p");
  }

  @ParameterizedTest
  @EnumSource(names = {"DELETED_BY_DATABASE", "RELEASED_BY_DATABASE"})
  void theDatabaseAlsoSeesTheChildThatCameMeanwhile(Keeping keeping) {
    saveAParentWithAChild(keeping);

    try (var inserting = new Worker(database);
        var deleting = new Worker(database)) {
      inserting.does(session -> insertAnother(keeping, session));
      var delete = deleting.isBlockedIn(removeParent(keeping));
      inserting.commits();

      assertThat(delete.failure()).isEmpty();
    }
    assertThat(keeping.parents(database)).isEmpty();
    assertThat(keeping.children(database)).isEqualTo(keeping.rowsLeftOf("a", "b"));
  }

  @ParameterizedTest
  @EnumSource
  void aParentGoesIfTheChildIsRolledBack(Keeping keeping) {
    saveAParentWithAChild(keeping);

    try (var inserting = new Worker(database);
        var deleting = new Worker(database)) {
      inserting.does(session -> insertAnother(keeping, session));
      var delete = deleting.isBlockedIn(removeParent(keeping));
      inserting.rollsBack();

      assertThat(delete.failure()).isEmpty();
    }
    assertThat(keeping.parents(database)).isEmpty();
    assertThat(keeping.children(database)).isEqualTo(keeping.rowsLeftOf("a"));
  }

  @ParameterizedTest
  @EnumSource
  void aChildOfAParentThatGoesMeanwhileIsNotStored(Keeping keeping) {
    saveAParentWithAChild(keeping);

    try (var deleting = new Worker(database);
        var inserting = new Worker(database)) {
      deleting.does(removeParent(keeping).andThen(EntityManager::flush));
      var insert = inserting.isBlockedIn(session -> insertAnother(keeping, session));
      deleting.commits();

      assertThat(insert.failure()).containsInstanceOf(ConstraintViolationException.class);
    }
    assertThat(keeping.parents(database)).isEmpty();
    assertThat(keeping.children(database)).isEqualTo(keeping.rowsLeftOf("a"));
  }

  @ParameterizedTest
  @EnumSource
  void aChildThatMovesToAParentThatGoesMeanwhileStaysWhereItWas(Keeping keeping) {
    saveAParentWithAChild(keeping);
    keeping.saveParents(database, "q");
    keeping.saveChild(database, "b", "q");

    try (var deleting = new Worker(database);
        var moving = new Worker(database)) {
      deleting.does(removeParent(keeping).andThen(EntityManager::flush));
      var move = moving.isBlockedIn(session -> keeping.moveChild(session, "b", "p"));
      deleting.commits();

      assertThat(move.failure()).containsInstanceOf(ConstraintViolationException.class);
    }
    assertThat(keeping.parents(database)).containsExactly("q");
    assertThat(keeping.children(database)).containsAll(keeping.rowsLeftOf("a")).contains("b|q");
    assertThat(keeping.children(database)).hasSize(keeping.rowsLeftOf("a").size() + 1);
  }

  private static void saveAParentWithAChild(Keeping keeping) {
    keeping.saveParents(database, "p");
    keeping.saveChild(database, "a", "p");
  }

  private static void insertAnother(Keeping keeping, EntityManager session) {
    keeping.persistChild(session, "b", "p");
    session.flush();
  }

  private static Consumer<EntityManager> removeParent(Keeping keeping) {
    return session -> session.remove(keeping.findParent(session, "p"));
  }
}
