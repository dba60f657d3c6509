package dev.cascade.it.orphans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.orphans.Board.Card;
import dev.cascade.it.orphans.Board.Note;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A card that was added to a list, or let go again, before anything was read or flushed. */
class AddedCardIT {

  @RegisterExtension
  static final MappedDatabase database = MappedDatabase.of(Board.class, Card.class, Note.class);

  @Test
  void aRemovedCardLeavesTheListThatANewBoardWasGiven() {
    database.recordSql(
        session -> {
          assertThat(listWithoutRemovedCard("b", ArrayList::new, session)).isEmpty();
          assertThat(listWithoutRemovedCard("other", List::copyOf, session)).isEmpty();
        });

    assertThat(cards()).isEmpty();
  }

  private static List<Card> listWithoutRemovedCard(
      String name, UnaryOperator<List<Card>> kind, EntityManager session) {
    var board = new Board(name);
    session.persist(board);
    var card = new Card("c of " + name);
    card.putOn(board);
    session.persist(card);
    board.cards = kind.apply(List.of(card));
    session.remove(card);
    session.flush();
    return board.cards();
  }

  @Test
  void aNewCardInAListThatIsReadAfterwardsIsSaved() {
    database.save(new Board("b"));

    database.recordSql(
        session -> {
          var board = session.find(Board.class, "b");
          board.put(new Card("c"));
          assertThat(board.cards()).hasSize(1);
        });

    assertThat(cards()).containsExactly("c|b");
  }

  @Test
  void aNewCardPutBackIntoAListThatWasNotReadIsSaved() {
    database.save(new Board("b"));

    database.recordSql(
        session -> {
          var board = session.find(Board.class, "b");
          var card = new Card("c");
          board.put(card);
          board.cards().clear();
          board.put(card);
        });

    assertThat(cards()).containsExactly("c|b");
  }

  @Test
  void aNewCardInAListThatIsCopiedIsSaved() {
    database.save(new Board("b"));

    database.recordSql(
        session -> {
          var board = session.find(Board.class, "b");
          board.put(new Card("c"));
          board.cards = new ArrayList<>(board.cards);
        });

    assertThat(cards()).containsExactly("c|b");
  }

  @Test
  void aNewCardInACopiedListOfANewBoardIsSaved() {
    database.recordSql(
        session -> {
          var board = new Board("b");
          session.persist(board);
          board.put(new Card("c"));
          board.cards = new ArrayList<>(board.cards);
        });

    assertThat(cards()).containsExactly("c|b");
  }

  @Test
  void aCardLetGoBeforeTheFlushDoesNotHinderTheRemovalOfAnotherNewObject() {
    database.recordSql(
        session -> {
          var board = new Board("b");
          board.put(blank("c"));
          session.persist(board);
          board.cards().remove(0).putOn(null);
          var other = new Board("other");
          session.persist(other);
          session.remove(other);
        });

    assertThat(database.rows("select id from boards")).containsExactly("b");
    assertThat(cards()).isEmpty();
  }

  @Test
  void aNewCardThatLetsItsBoardGoLeavesItsListToo() {
    database.recordSql(
        session -> {
          var board = new Board("b");
          board.put(blank("c"));
          session.persist(board);
          board.cards().get(0).putOn(null);
          session.flush();
          assertThat(board.cards()).isEmpty();
        });

    assertThat(cards()).isEmpty();
  }

  @Test
  void aStoredCardInAListThatIsReadAfterwardsMoves() {
    database.save(new Board("b"), new Board("other", "c"));

    database.recordSql(
        session -> {
          var board = session.find(Board.class, "b");
          board.cards().add(session.find(Card.class, "c"));
          assertThat(board.cards()).hasSize(1);
        });

    assertThat(cards()).containsExactly("c|b");
  }

  private static Card blank(String id) {
    var card = new Card(id);
    card.notes().clear();
    return card;
  }

  private static List<String> cards() {
    return database.rows("select id, board_id from cards order by id");
  }
}
