package dev.cascade.it.orphans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.orphans.Board.Card;
import dev.cascade.it.orphans.Board.Note;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A new card that is let go before the flush is not stored, nor is what it owns. */
class PendingCardIT {

  @RegisterExtension
  static final MappedDatabase database = MappedDatabase.of(Board.class, Card.class, Note.class);

  @Test
  void aNewCardThatIsLetGoTakesItsNewNotesAlong() {
    database.save(new Board("old", "c1"));

    var sql =
        database.recordSql(
            session -> {
              var old = session.find(Board.class, "old");
              var card = new Card("c9");
              old.put(card);
              session.persist(card);
              old.cards().remove(card);
              card.putOn(null);
            });

    assertThat(sql.writes()).isEmpty();
    assertThat(database.rows("select id from notes")).hasSize(1);
  }

  @Test
  void aNewNoteThatWasMovedToAnotherCardIsStored() {
    database.save(new Board("old", "c1"));

    database.recordSql(
        session -> {
          var old = session.find(Board.class, "old");
          var card = new Card("c9");
          old.put(card);
          session.persist(card);
          card.notes().get(0).pinOn(session.find(Card.class, "c1"));
          old.cards().remove(card);
          card.putOn(null);
        });

    assertThat(database.rows("select id, card_id from notes order by id"))
        .containsExactly("c1 note|c1", "c9 note|c1");
    assertThat(database.rows("select id from cards")).containsExactly("c1");
  }

  @Test
  void aStoredNoteThatANewCardTookGoesWithIt() {
    database.save(new Board("old", "c1"));

    database.recordSql(
        session -> {
          var old = session.find(Board.class, "old");
          var note = session.find(Card.class, "c1").notes().remove(0);
          var card = new Card("c9");
          card.notes().add(note);
          note.pinOn(card);
          old.put(card);
          session.persist(card);
          old.cards().remove(card);
          card.putOn(null);
        });

    assertThat(database.rows("select id from notes")).isEmpty();
    assertThat(database.rows("select id from cards")).containsExactly("c1");
  }
}
