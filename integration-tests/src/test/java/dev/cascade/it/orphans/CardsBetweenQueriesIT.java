package dev.cascade.it.orphans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.orphans.Board.Card;
import dev.cascade.it.orphans.Board.Note;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Orphans where a query or another flush comes in between, and in sessions of every kind. */
class CardsBetweenQueriesIT {

  @RegisterExtension
  static final MappedDatabase database = MappedDatabase.of(Board.class, Card.class, Note.class);

  @BeforeEach
  void twoBoards() {
    database.save(new Board("old", "c1", "c2"), new Board("new", "c3"));
  }

  @Test
  void aQuerySeesAMovedCardAtItsNewBoard() {
    database.recordSql(
        session -> {
          var old = session.find(Board.class, "old");
          session.find(Board.class, "new").put(old.cards().remove(0));
          assertThat(ids(session, "select id from Card where board.id = 'new' order by id"))
              .containsExactly("c1", "c3");
        });

    assertThat(cards()).containsExactly("c1|new", "c2|old", "c3|new");
  }

  @Test
  void aQueryBetweenTheTwoHalvesOfAMoveFindsNoCardAndTheMoveBringsItBack() {
    database.recordSql(
        session -> {
          var old = session.find(Board.class, "old");
          var card = old.cards().remove(0);
          assertThat(card.notes()).hasSize(1);
          assertThat(ids(session, "select id from Card where board.id = 'old'"))
              .containsExactly("c2");
          session.find(Board.class, "new").put(card);
        });

    assertThat(cards()).containsExactly("c1|new", "c2|old", "c3|new");
    assertThat(database.rows("select id from notes")).hasSize(3);
  }

  @Test
  void severalFlushesEachMoveOneCard() {
    database.recordSql(
        session -> {
          var old = session.find(Board.class, "old");
          var other = session.find(Board.class, "new");
          other.put(old.cards().remove(0));
          session.flush();
          other.put(old.cards().remove(0));
          session.flush();
          old.put(other.cards().remove(0));
        });

    assertThat(cards()).containsExactly("c1|new", "c2|new", "c3|old");
  }

  @Test
  void aCardMovedThereAndBackIsNotWritten() {
    var sql =
        database.recordSql(
            session -> {
              var old = session.find(Board.class, "old");
              var other = session.find(Board.class, "new");
              var card = old.cards().remove(0);
              other.put(card);
              other.cards().remove(card);
              old.put(card);
            });

    assertThat(sql.writes()).isEmpty();
    assertThat(cards()).containsExactly("c1|old", "c2|old", "c3|new");
  }

  @Test
  void aListAssignedBeforeAQueryIsAppliedByIt() {
    database.recordSql(
        session -> {
          var old = session.find(Board.class, "old");
          old.cards = new ArrayList<>(old.cards().subList(1, 2));
          assertThat(ids(session, "select id from Card order by id")).containsExactly("c2", "c3");
        });

    assertThat(cards()).containsExactly("c2|old", "c3|new");
    assertThat(database.rows("select id from notes order by id"))
        .containsExactly("c2 note", "c3 note");
  }

  @Test
  void aListOfAReadOnlyBoardMayNotChangeAsInHibernate() {
    var refused =
        catchThrowable(
            () ->
                database.recordSql(
                    session -> {
                      session.unwrap(Session.class).setDefaultReadOnly(true);
                      session.find(Board.class, "old").cards().remove(0);
                    }));

    assertThat(refused).hasStackTraceContaining("Immutable collection was modified");
    assertThat(database.sent().writes()).isEmpty();
    assertThat(cards()).containsExactly("c1|old", "c2|old", "c3|new");
  }

  @Test
  void aNulledParentOfAReadOnlyCardChangesNothing() {
    var sql =
        database.recordSql(
            session -> {
              session.unwrap(Session.class).setDefaultReadOnly(true);
              session.find(Card.class, "c1").putOn(null);
            });

    assertThat(sql.writes()).isEmpty();
    assertThat(cards()).containsExactly("c1|old", "c2|old", "c3|new");
  }

  @Test
  void anOrphanOfAManualFlushSessionGoesWhenItIsFlushed() {
    database.recordSql(
        session -> {
          session.unwrap(Session.class).setHibernateFlushMode(FlushMode.MANUAL);
          session.find(Board.class, "old").cards().remove(0);
          assertThat(ids(session, "select id from Card")).hasSize(3);
          session.flush();
          assertThat(ids(session, "select id from Card")).hasSize(2);
        });

    assertThat(cards()).containsExactly("c2|old", "c3|new");
  }

  @Test
  void aBoardWithItsCardsIsReplacedByOneWithTheSameIds() {
    database.recordSql(
        session -> {
          session.remove(session.find(Board.class, "old"));
          session.persist(new Board("old", "c1", "c9"));
        });

    assertThat(cards()).containsExactly("c1|old", "c3|new", "c9|old");
    assertThat(database.rows("select id from notes order by id"))
        .containsExactly("c1 note", "c3 note", "c9 note");
  }

  @Test
  void nestedNewObjectsOfAnOrphanAreNotInserted() {
    database.recordSql(
        session -> {
          var old = session.find(Board.class, "old");
          var card = old.cards().remove(0);
          card.notes().add(new Note("late", card));
        });

    assertThat(cards()).containsExactly("c2|old", "c3|new");
    assertThat(database.rows("select id from notes order by id"))
        .containsExactly("c2 note", "c3 note");
  }

  @Test
  void aNoteSavedFromAnOrphanByAMoveStays() {
    database.recordSql(
        session -> {
          var old = session.find(Board.class, "old");
          var card = old.cards().remove(0);
          var note = card.notes().remove(0);
          note.pinOn(old.cards().get(0));
        });

    assertThat(cards()).containsExactly("c2|old", "c3|new");
    assertThat(database.rows("select id, card_id from notes order by id"))
        .containsExactly("c1 note|c2", "c2 note|c2", "c3 note|c3");
  }

  private static List<String> ids(EntityManager session, String query) {
    return session.createQuery(query, String.class).getResultList();
  }

  private static List<String> cards() {
    return database.rows("select id, board_id from cards order by id");
  }
}
