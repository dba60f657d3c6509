package dev.cascade.it.orphans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.orphans.Board.Card;
import dev.cascade.it.orphans.Board.Note;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A card moves by one UPDATE, whatever is loaded and whichever sides say so. */
class MovedCardIT {

  private static final String MOVE = "update cards set board_id=?,text=? where id=?";

  @RegisterExtension
  static final MappedDatabase database = MappedDatabase.of(Board.class, Card.class, Note.class);

  @BeforeEach
  void twoBoards() {
    database.save(new Board("old", "c1", "c2"), new Board("new", "c3"));
  }

  @ParameterizedTest
  @MethodSource("situations")
  void theCardMoves(Known old, Known other, boolean isNewFirst, WayToMove way) {
    var sql = database.recordSql(session -> move(session, old, other, isNewFirst, way));

    assertThat(cards()).containsExactly("c1|new", "c2|old", "c3|new");
    assertThat(database.rows("select id from notes")).hasSize(3);
    assertThat(sql.writes()).containsExactly(MOVE);
  }

  @ParameterizedTest
  @MethodSource("situationsOldFirst")
  void theCardMovesThoughItsOldBoardIsRemovedThen(
      Known old, Known other, boolean isNewFirst, WayToMove way) {
    var sql =
        database.recordSql(
            session -> {
              move(session, old, other, isNewFirst, way);
              session.remove(session.getReference(Board.class, "old"));
            });

    assertThat(sql.writes()).startsWith(MOVE).endsWith("delete from boards where id=?");
    assertThat(cards()).containsExactly("c1|new", "c3|new");
    assertThat(database.rows("select id from boards")).containsExactly("new");
  }

  private static void move(
      EntityManager session, Known old, Known other, boolean isNewFirst, WayToMove way) {
    var there = isNewFirst ? other.board(session, "new") : null;
    var here = old.board(session, "old");
    there = there == null ? other.board(session, "new") : there;
    var card = session.find(Card.class, "c1");
    way.move(card, here, there);
  }

  private static List<String> cards() {
    return database.rows("select id, board_id from cards order by id");
  }

  /** Every pair of two circumstances occurs, not every four of them together. */
  static Stream<Arguments> situations() {
    return everyWayWithEveryOldBoard(
        (way, old) ->
            Arguments.of(
                known(old), known(old + way), (old / 2 + way) % 2 == 0, WayToMove.values()[way]));
  }

  static Stream<Arguments> situationsOldFirst() {
    return everyWayWithEveryOldBoard(
        (way, old) -> Arguments.of(known(old), known(old + way), false, WayToMove.values()[way]));
  }

  private static Stream<Arguments> everyWayWithEveryOldBoard(
      BiFunction<Integer, Integer, Arguments> situation) {
    return IntStream.range(0, WayToMove.values().length)
        .boxed()
        .flatMap(
            way ->
                IntStream.range(0, Known.values().length)
                    .mapToObj(old -> situation.apply(way, old)));
  }

  private static Known known(int index) {
    return Known.values()[index % Known.values().length];
  }

  /** How much of a board the session knows. */
  enum Known {
    REFERENCE,
    BOARD,
    BOARD_AND_CARDS,
    CARDS_OF_REFERENCE;

    Board board(EntityManager session, String id) {
      var isReference = this == REFERENCE || this == CARDS_OF_REFERENCE;
      var board =
          isReference ? session.getReference(Board.class, id) : session.find(Board.class, id);
      if (this == BOARD_AND_CARDS || this == CARDS_OF_REFERENCE) {
        assertThat(board.cards()).isNotEmpty();
      }
      return board;
    }
  }

  /** Which sides say that a card moves. */
  enum WayToMove {
    BOTH_SIDES {
      @Override
      void move(Card card, Board from, Board to) {
        from.cards().remove(card);
        to.put(card);
      }
    },
    THE_LISTS {
      @Override
      void move(Card card, Board from, Board to) {
        from.cards().remove(card);
        to.cards().add(card);
      }
    },
    THE_NEW_LIST {
      @Override
      void move(Card card, Board from, Board to) {
        to.cards().add(card);
      }
    },
    THE_NEW_LIST_AND_THE_CARD {
      @Override
      void move(Card card, Board from, Board to) {
        to.put(card);
      }
    },
    THE_OLD_LIST_AND_THE_CARD {
      @Override
      void move(Card card, Board from, Board to) {
        from.cards().remove(card);
        card.putOn(to);
      }
    },
    THE_CARD {
      @Override
      void move(Card card, Board from, Board to) {
        card.putOn(to);
      }
    };

    abstract void move(Card card, Board from, Board to);
  }
}
