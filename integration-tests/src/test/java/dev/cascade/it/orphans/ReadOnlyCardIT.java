package dev.cascade.it.orphans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.orphans.Board.Card;
import dev.cascade.it.orphans.Board.Note;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A card that the session keeps read-only: of its own changes nothing is written. */
class ReadOnlyCardIT {

  @RegisterExtension
  static final MappedDatabase database = MappedDatabase.of(Board.class, Card.class, Note.class);

  @Test
  void itGoesWhenItsBoardLetsItGo() {
    database.save(new Board("b", "c", "d"));

    database.recordSql(
        session -> {
          var board = session.find(Board.class, "b");
          session.unwrap(Session.class).setReadOnly(board.cards().get(0), true);
          board.cards().remove(0);
        });

    assertThat(database.rows("select id, board_id from cards")).containsExactly("d|b");
  }
}
