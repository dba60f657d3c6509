package dev.cascade.it.orphans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.orphans.Board.Card;
import dev.cascade.it.orphans.Board.Note;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A card that was put into the list of a board goes with it, though only the list says so yet. */
class RemovedBoardIT {

  @RegisterExtension
  static final MappedDatabase database = MappedDatabase.of(Board.class, Card.class, Note.class);

  @Test
  void aPersistedCardOnlyInTheListOfARemovedBoardGoes() {
    database.save(new Board("b"));

    database.recordSql(
        session -> {
          var board = session.find(Board.class, "b");
          var card = new Card("c");
          session.persist(card);
          board.cards().add(card);
          session.remove(board);
        });

    assertNothingLeft();
  }

  @Test
  void aPersistedCardOnlyInTheListOfARemovedBoardThatWasReadGoes() {
    database.save(new Board("b", "other"));

    database.recordSql(
        session -> {
          var board = session.find(Board.class, "b");
          assertThat(board.cards()).hasSize(1);
          var card = new Card("c");
          session.persist(card);
          board.cards().add(card);
          session.remove(board);
        });

    assertNothingLeft();
  }

  @Test
  void aStoredCardOnlyInTheListOfARemovedBoardGoes() {
    database.save(new Board("b", "other"));
    database.save(new Card("c"));

    database.recordSql(
        session -> {
          var board = session.find(Board.class, "b");
          assertThat(board.cards()).hasSize(1);
          board.cards().add(session.find(Card.class, "c"));
          session.remove(board);
        });

    assertNothingLeft();
  }

  @Test
  void aStoredCardOnlyInTheListOfARemovedBoardThatWasNotReadGoes() {
    database.save(new Board("b", "other"));
    database.save(new Card("c"));

    database.recordSql(
        session -> {
          var board = session.find(Board.class, "b");
          board.cards().add(session.find(Card.class, "c"));
          session.remove(board);
        });

    assertNothingLeft();
  }

  private static void assertNothingLeft() {
    assertThat(database.rows("select id from boards")).isEmpty();
    assertThat(cards()).isEmpty();
    assertThat(database.rows("select id from notes")).isEmpty();
  }

  private static List<String> cards() {
    return database.rows("select id, board_id from cards order by id");
  }
}
