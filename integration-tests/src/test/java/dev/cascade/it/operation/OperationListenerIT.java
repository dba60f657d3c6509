package dev.cascade.it.operation;

import static dev.cascade.plan.DeletionStep.Action.DELETE;
import static dev.cascade.plan.DeletionStep.Action.MARK;
import static dev.cascade.plan.DeletionStep.Action.SET_NULL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.cascade.hibernate.Cascades;
import dev.cascade.hibernate.operation.Operation;
import dev.cascade.hibernate.operation.Operation.Kind;
import dev.cascade.hibernate.operation.Operation.Outcome;
import dev.cascade.hibernate.operation.RowsChanged;
import dev.cascade.hibernate.refusal.DeleteRefusedException;
import dev.cascade.hibernate.refusal.TooManyRowsException;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.operation.Team.Club;
import dev.cascade.it.operation.Team.Match;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who listens hears of each operation once: what was removed, what followed, how it ended. */
class OperationListenerIT {

  private static final HeardOperations heard = new HeardOperations();

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(Team.ALL_TYPES).with("cascade.operations.listener", heard);

  @BeforeEach
  void fill() {
    heard.listen(true);
    database.execute(Team.ROWS);
  }

  @Test
  void aRemovalTellsItsRootAndRowsByRelationshipAndAction() {
    var operation = operation(session -> session.remove(session.find(Team.class, 1)));

    assertThat(operation.kind()).isEqualTo(Kind.DELETE);
    assertThat(operation.outcome()).isEqualTo(Outcome.DONE);
    assertThat(operation.roots()).containsExactly(entry("Team", 1L));
    assertThat(operation.rows())
        .containsExactlyInAnyOrder(
            new RowsChanged("Team.fans", "Fan", SET_NULL, 2),
            new RowsChanged("Team.matches", "Match", DELETE, 3),
            new RowsChanged("Team.contracts", "Contract", DELETE, 2),
            new RowsChanged(null, "Photo", DELETE, 1));
    assertThat(operation.totalRows()).isEqualTo(9);
    assertThat(operation.duration()).isPositive().isLessThan(Duration.ofMinutes(5));
    assertThat(operation.toString())
        .startsWith("DELETE of 1 Team done: ")
        .contains("Team.matches DELETE 3", "Photo DELETE 1");
    assertThat(database.rows("select id from teams")).containsExactly("2");
    assertThat(database.rows("select id from matches")).containsExactly("4");
  }

  @Test
  void loadedChildrenAreCountedAsOnesThatAreNot() {
    var operation =
        operation(
            session -> {
              var team = session.find(Team.class, 1);
              assertThat(team.matches).hasSize(3);
              session.remove(team);
            });

    assertThat(operation.rows()).contains(new RowsChanged("Team.matches", "Match", DELETE, 3));
  }

  @Test
  void orphansHaveNoRootButTheRelationshipThatLetThemGo() {
    var operation = operation(session -> session.find(Team.class, 1).matches.remove(0));

    assertThat(operation.roots()).isEmpty();
    assertThat(operation.rows())
        .containsExactly(new RowsChanged("Team.matches", "Match", DELETE, 1));
    assertThat(operation.toString()).isEqualTo("DELETE of orphans done: Team.matches DELETE 1");
    assertThat(database.rows("select count(*) from matches")).containsExactly("3");
  }

  @Test
  void aChildWithoutItsParentIsOneToo() {
    var operation = operation(session -> session.find(Match.class, 4).team = null);

    assertThat(operation.rows())
        .containsExactly(new RowsChanged("Team.matches", "Match", DELETE, 1));
  }

  @Test
  void objectsThatWereNotLoadedAreRoots() {
    var operation =
        operation(
            session -> {
              session.remove(session.getReference(Match.class, 1));
              session.remove(session.find(Match.class, 2));
            });

    assertThat(operation.roots()).containsExactly(entry("Match", 2L));
    assertThat(operation.rows()).isEmpty();
  }

  @Test
  void marksAreTold() {
    var operation = operation(session -> session.remove(session.find(Club.class, 1)));

    assertThat(operation.roots()).containsExactly(entry("Club", 1L));
    assertThat(operation.rows())
        .containsExactly(new RowsChanged("Club.members", "Member", MARK, 2));
  }

  @Test
  void soIsARestore() {
    database.inTransaction(session -> session.remove(session.find(Club.class, 1)));

    var operation = operation(session -> Cascades.of(session).restore(Club.class, 1L));

    assertThat(operation.kind()).isEqualTo(Kind.RESTORE);
    assertThat(operation.roots()).containsExactly(entry("Club", 1L));
    assertThat(operation.rows()).containsExactly(new RowsChanged(null, "Member", MARK, 2));
    assertThat(database.rows("select id from members where deleted_at is null")).hasSize(2);
  }

  @Test
  void aRefusedRemovalTellsWhoRefused() {
    database.execute("insert into debts (id, team_id) values (1, 1)");

    var operations =
        heard.during(
            () ->
                assertThatThrownBy(
                        () ->
                            database.inTransaction(
                                session -> session.remove(session.find(Team.class, 1))))
                    .hasRootCauseInstanceOf(SQLException.class));

    assertThat(operations)
        .singleElement()
        .extracting(Operation::outcome)
        .isEqualTo(Outcome.REFUSED);
    assertThat(operations.get(0).refusals())
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.relationship()).isEqualTo("Debt.team"));
    assertThat(operations.get(0).failure()).isInstanceOf(DeleteRefusedException.class);
    assertThat(database.rows("select id from teams")).hasSize(2);
  }

  @Test
  void aPlannedDeleteIsOneOperationWithItsFlushes() {
    var operation = operation(session -> Cascades.of(session).deleting(Team.class, 2L).execute());

    assertThat(operation.roots()).containsExactly(entry("Team", 1L));
    assertThat(operation.rows())
        .containsExactly(new RowsChanged("Team.matches", "Match", DELETE, 1));
  }

  @Test
  void oneThatIsTooBigIsRefused() {
    var operations =
        heard.during(
            () ->
                assertThatThrownBy(
                        () ->
                            database.inTransaction(
                                session ->
                                    Cascades.of(session)
                                        .deleting(Team.class, 1L)
                                        .maxRows(2)
                                        .execute()))
                    .isInstanceOf(TooManyRowsException.class));

    assertThat(operations)
        .singleElement()
        .extracting(Operation::outcome)
        .isEqualTo(Outcome.REFUSED);
  }

  @Test
  void aFlushWithoutRemovalsIsNone() {
    assertThat(
            heard.during(
                () ->
                    database.inTransaction(
                        session -> {
                          var match = new Match();
                          match.id = 9L;
                          match.team = session.find(Team.class, 2);
                          session.persist(match);
                          session.flush();
                          assertThat(session.createQuery("from Match").getResultList()).hasSize(5);
                        })))
        .isEmpty();
  }

  @Test
  void whoDoesNotWantToHearHearsNothing() {
    heard.listen(false);

    assertThat(
            heard.during(
                () ->
                    database.inTransaction(session -> session.remove(session.find(Team.class, 2)))))
        .isEmpty();
    assertThat(database.rows("select id from teams")).containsExactly("1");
  }

  private static Operation operation(Consumer<EntityManager> work) {
    var operations = heard.during(() -> database.inTransaction(work));
    assertThat(operations).hasSize(1);
    return operations.get(0);
  }
}
