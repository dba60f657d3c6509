package dev.cascade.it.concurrency;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.hibernate.Cascades;
import dev.cascade.hibernate.softdelete.SoftDeletable;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two sessions that remove, restore and purge the same rows at once. */
class MarkedByManyIT {

  @RegisterExtension
  static final MappedDatabase database = MappedDatabase.of(Tree.class, Branch.class, Leaf.class);

  @BeforeEach
  void fill() {
    database.execute(
        """
        insert into trees (id) values (1), (2);
        insert into branches (id, tree_id) values (11, 1), (12, 1), (21, 2);
        insert into leaves (id, branch_id) values (111, 11), (112, 11), (121, 12), (211, 21);
        """);
  }

  @Test
  void theSecondOfTwoRemovalsOfOneTreeFindsItRemoved() {
    try (var first = new Worker(database);
        var second = new Worker(database)) {
      first.does(session -> remove(session, 1));
      var removal = second.isBlockedIn(session -> remove(session, 1));
      first.commits();

      assertThat(removal.failure()).containsInstanceOf(OptimisticLockException.class);
    }
    assertThat(live()).containsExactly("trees 2", "branches 21", "leaves 211");
    assertThat(deletions()).hasSize(1);
  }

  @Test
  void ifTheFirstIsRolledBackTheSecondMarksAllOfIt() {
    try (var first = new Worker(database);
        var second = new Worker(database)) {
      first.does(session -> remove(session, 1));
      var removal = second.isBlockedIn(session -> remove(session, 1));
      first.rollsBack();

      assertThat(removal.failure()).isEmpty();
    }
    assertThat(live()).containsExactly("trees 2", "branches 21", "leaves 211");
    assertThat(deletions()).hasSize(1);
  }

  @Test
  void aRowBelowThatAnotherMarksMeanwhileKeepsItsOwnDeletion() {
    try (var first = new Worker(database);
        var second = new Worker(database)) {
      first.does(
          session -> {
            session.remove(session.find(Leaf.class, 112));
            session.flush();
          });
      var removal = second.isBlockedIn(session -> remove(session, 1));
      first.commits();

      assertThat(removal.failure()).isEmpty();
    }
    assertThat(deletions()).hasSize(2);
    database.inTransaction(session -> Cascades.of(session).restore(Tree.class, 1));
    assertThat(marked()).containsExactly("leaves 112");
  }

  @Test
  void aPurgeLeavesWhatARestoreBringsBackMeanwhile() {
    removedLongAgo();

    try (var restoring = new Worker(database);
        var purging = new Worker(database)) {
      restoring.does(session -> Cascades.of(session).restore(Tree.class, 1));
      var purge = purging.isBlockedIn(MarkedByManyIT::purge);
      restoring.commits();

      assertThat(purge.failure()).isEmpty();
    }
    assertThat(live()).hasSize(9);
  }

  @Test
  void soItDoesWhereThatIsOnlyABranch() {
    removedLongAgo();

    try (var restoring = new Worker(database);
        var purging = new Worker(database)) {
      restoring.does(session -> Cascades.of(session).restore(Branch.class, 11));
      var purge = purging.isBlockedIn(MarkedByManyIT::purge);
      restoring.commits();

      assertThat(purge.failure()).isEmpty();
    }
    assertThat(live())
        .containsExactly(
            "trees 2", "branches 11", "branches 21", "leaves 111", "leaves 112", "leaves 211");
    assertThat(marked()).containsExactly("trees 1", "branches 12", "leaves 121");
  }

  @Test
  void aRestoreOfWhatAPurgeTakesMeanwhileFindsNothing() {
    for (var restored : List.of("tree", "branch")) {
      removedLongAgo();

      try (var purging = new Worker(database);
          var restoring = new Worker(database)) {
        purging.does(MarkedByManyIT::purge);
        var restore =
            restoring.isBlockedIn(
                session ->
                    Cascades.of(session)
                        .restore(
                            restored.equals("tree") ? Tree.class : Branch.class,
                            restored.equals("tree") ? 1 : 11));
        purging.commits();

        assertThat(restore.failure()).containsInstanceOf(EntityNotFoundException.class);
      }
      assertThat(live()).containsExactly("trees 2", "branches 21", "leaves 211");
      assertThat(marked()).isEmpty();
      database.execute("delete from leaves; delete from branches; delete from trees");
      fill();
    }
  }

  @Test
  void ofTwoRestoresTheSecondFindsItAlive() {
    removedLongAgo();

    try (var first = new Worker(database);
        var second = new Worker(database)) {
      first.does(session -> Cascades.of(session).restore(Tree.class, 1));
      var restore =
          second.isBlockedIn(
              session ->
                  assertThat(Cascades.of(session).restore(Tree.class, 1).byEntity()).isEmpty());
      first.commits();

      assertThat(restore.failure()).isEqualTo(Optional.empty());
    }
    assertThat(live()).hasSize(9);
  }

  private static void remove(EntityManager session, int tree) {
    session.remove(session.find(Tree.class, tree));
    session.flush();
  }

  private static void removedLongAgo() {
    database.inTransaction(session -> remove(session, 1));
    for (var table : List.of("trees", "branches", "leaves")) {
      database.execute(
          "update %s set deleted_at = deleted_at - interval '100 days'".formatted(table));
    }
  }

  private static void purge(EntityManager session) {
    Cascades.of(session).purge(Tree.class).olderThan(Duration.ofDays(90)).execute();
  }

  private static List<String> live() {
    return rows("is null");
  }

  private static List<String> marked() {
    return rows("is not null");
  }

  private static List<String> rows(String condition) {
    return database.rows(
        """
        select concat(t, ' ', id) from (
          select 1 at, 'trees' t, id, deleted_at from trees union
          select 2, 'branches', id, deleted_at from branches union
          select 3, 'leaves', id, deleted_at from leaves) x
        where deleted_at %s order by at, id"""
            .formatted(condition));
  }

  private static List<String> deletions() {
    return database.rows(
        """
        select distinct deletion_id from (
          select deletion_id from trees union all select deletion_id from branches union all
          select deletion_id from leaves) x
        where deletion_id is not null""");
  }

  @Entity(name = "Tree")
  @Table(name = "trees")
  static class Tree extends SoftDeletable {
    @Id int id;

    @OneToMany(mappedBy = "tree")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Branch> branches = new ArrayList<>();
  }

  @Entity(name = "Branch")
  @Table(name = "branches")
  static class Branch extends SoftDeletable {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    Tree tree;

    @OneToMany(mappedBy = "branch")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Leaf> leaves = new ArrayList<>();
  }

  @Entity(name = "Leaf")
  @Table(name = "leaves")
  static class Leaf extends SoftDeletable {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    Branch branch;
  }
}
