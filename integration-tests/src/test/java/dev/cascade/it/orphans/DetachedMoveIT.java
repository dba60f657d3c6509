package dev.cascade.it.orphans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.orphans.Board.Card;
import dev.cascade.it.orphans.Board.Note;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Cards that were moved, dropped or made while their boards were detached. */
class DetachedMoveIT {

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
  void theOldBoardIsMergedFirst() {
    moveDetached();

    var sql =
        database.recordSql(
            session -> {
              session.merge(old());
              session.merge(other());
            });

    assertThat(cards()).containsExactly("c1|new", "c2|old", "c3|new");
    assertThat(sql.writes()).containsExactly("update cards set board_id=?,text=? where id=?");
  }

  @Test
  void theNewBoardIsMergedFirst() {
    moveDetached();

    var sql =
        database.recordSql(
            session -> {
              session.merge(other());
              session.merge(old());
            });

    assertThat(cards()).containsExactly("c1|new", "c2|old", "c3|new");
    assertThat(sql.writes()).containsExactly("update cards set board_id=?,text=? where id=?");
  }

  @Test
  void theNewBoardAloneIsMerged() {
    moveDetached();

    database.recordSql(session -> session.merge(other()));

    assertThat(cards()).containsExactly("c1|new", "c2|old", "c3|new");
  }

  @Test
  void theNewBoardAloneIsMergedWhileTheOldOneIsLoaded() {
    moveDetached();

    database.recordSql(
        session -> {
          assertThat(session.find(Board.class, "old").cards()).hasSize(2);
          session.merge(other());
        });

    assertThat(cards()).containsExactly("c1|new", "c2|old", "c3|new");
  }

  @Test
  void theCardAloneIsMerged() {
    var card = old().cards().get(0);
    moveDetached();

    database.recordSql(session -> session.merge(card));

    assertThat(cards()).containsExactly("c1|new", "c2|old", "c3|new");
  }

  @Test
  void aDetachedCardIsPutOnAManagedBoardByMerge() {
    var card = old().cards().get(0);

    database.recordSql(session -> session.find(Board.class, "new").put(session.merge(card)));

    assertThat(cards()).containsExactly("c1|new", "c2|old", "c3|new");
  }

  @Test
  void aNewCardAndADroppedOneInAMergedBoard() {
    old().cards().remove(0);
    old().put(new Card("c4"));

    database.recordSql(session -> session.merge(old()));

    assertThat(cards()).containsExactly("c2|old", "c3|new", "c4|old");
    assertThat(database.rows("select id from notes order by id"))
        .containsExactly("c2 note", "c3 note", "c4 note");
  }

  @Test
  void aCardDroppedFromAMergedBoardAndRemovedFromTheOtherWithIt() {
    moveDetached();

    database.recordSql(
        session -> {
          session.merge(other());
          session.remove(session.find(Board.class, "old"));
        });

    assertThat(cards()).containsExactly("c1|new", "c3|new");
  }

  private void moveDetached() {
    other().put(old().cards().remove(0));
  }

  private Board old() {
    return detached.get(0);
  }

  private Board other() {
    return detached.get(1);
  }

  private static List<String> cards() {
    return database.rows("select id, board_id from cards order by id");
  }
}
