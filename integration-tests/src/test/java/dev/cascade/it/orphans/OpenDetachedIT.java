package dev.cascade.it.orphans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.orphans.Board.Card;
import dev.cascade.it.orphans.Board.Note;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Detached children reached by persist: not attached or refused as promised yet. */
class OpenDetachedIT {

  @RegisterExtension
  static final MappedDatabase database = MappedDatabase.of(Board.class, Card.class, Note.class);

  private final List<Board> detached = new ArrayList<>();

  @BeforeEach
  void twoDetachedBoards() {
    database.save(new Board("old", "c1", "c2"), new Board("new", "c3"));
    database.inTransaction(
        session -> {
          for (var id : List.of("old", "new")) {
            var board = session.find(Board.class, id);
            board.cards().forEach(card -> assertThat(card.notes()).isNotEmpty());
            detached.add(board);
          }
        });
  }

  @Test
  void aDetachedCardIsPutOnAManagedBoard() {
    var card = old().cards().get(0);

    database.recordSql(session -> session.find(Board.class, "new").put(card));

    assertThat(cards()).containsExactly("c1|new", "c2|old", "c3|new");
  }

  @Test
  void aDetachedCardThatWasChangedIsRefusedWithItsPath() {
    var card = old().cards().get(0);
    card.write("changed");

    var refused =
        catchThrowable(
            () -> database.recordSql(session -> session.find(Board.class, "new").put(card)));

    assertThat(refused).hasStackTraceContaining("Board.cards").hasStackTraceContaining("merge");
    assertThat(cards()).containsExactly("c1|old", "c2|old", "c3|new");
  }

  @Test
  void aDetachedCardReachedByPersistIsRefusedWithItsPath() {
    var card = old().cards().get(0);
    card.write("changed");
    var board = new Board("third");
    board.put(card);

    var refused = catchThrowable(() -> database.recordSql(session -> session.persist(board)));

    assertThat(refused).hasStackTraceContaining("Board.cards").hasStackTraceContaining("merge");
    assertThat(cards()).containsExactly("c1|old", "c2|old", "c3|new");
  }

  private Board old() {
    return detached.get(0);
  }

  private static List<String> cards() {
    return database.rows("select id, board_id from cards order by id");
  }
}
