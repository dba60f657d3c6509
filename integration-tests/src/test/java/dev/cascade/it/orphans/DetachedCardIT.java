package dev.cascade.it.orphans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.orphans.Board.Card;
import dev.cascade.it.orphans.Board.Note;
import dev.cascade.it.orphans.DriverMapping.SequenceDriver;
import dev.cascade.it.orphans.DriverMapping.SequenceLicence;
import jakarta.persistence.EntityManager;
import java.lang.ref.WeakReference;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A card is detached while its board is not, or names a detached copy of its board. */
class DetachedCardIT {

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(
          Board.class, Card.class, Note.class, SequenceDriver.class, SequenceLicence.class);

  @BeforeEach
  void twoBoards() {
    database.save(new Board("one", "c1", "c2"), new Board("two"));
  }

  @Test
  void takenOutOfItsBoardItIsDeletedWithItsNotes() {
    var sql =
        database.recordSql(
            session -> {
              var one = board(session, "one");
              var card = one.cards().get(0);
              session.detach(card);
              one.cards().remove(card);
            });

    assertThat(cards()).containsExactly("c2|one");
    assertThat(database.rows("select id from notes")).containsExactly("c2 note");
    assertThat(sql.writes())
        .containsExactly(
            "delete from notes n1_0 where n1_0.card_id in (?)", "delete from cards where id=?");
  }

  @Test
  void aNewListWithoutItDeletesItToo() {
    database.recordSql(
        session -> {
          var one = board(session, "one");
          session.detach(one.cards().get(0));
          one.cards = List.of(one.cards().get(1));
        });

    assertThat(cards()).containsExactly("c2|one");
  }

  @Test
  void itStaysWhereAnotherTransactionHasMovedIt() {
    database.recordSql(
        session -> {
          var one = board(session, "one");
          var card = one.cards().get(0);
          session.detach(card);
          database.execute("update cards set board_id = 'two' where id = 'c1'");
          one.cards().remove(card);
        });

    assertThat(cards()).containsExactly("c1|two", "c2|one");
  }

  @Test
  void nothingIsSentForOneThatAnotherTransactionHasDeleted() {
    var sql =
        database.recordSql(
            session -> {
              var one = board(session, "one");
              var card = one.cards().get(0);
              session.detach(card);
              database.execute("delete from notes where card_id = 'c1'");
              database.execute("delete from cards where id = 'c1'");
              one.cards().remove(card);
            });

    assertThat(sql.writes()).isEmpty();
    assertThat(cards()).containsExactly("c2|one");
  }

  @Test
  void itStaysIfItNamesAnotherBoard() {
    var sql =
        database.recordSql(
            session -> {
              var one = board(session, "one");
              var card = one.cards().get(0);
              session.detach(card);
              one.cards().remove(card);
              card.putOn(board(session, "two"));
            });

    assertThat(sql.writes()).isEmpty();
    assertThat(cards()).containsExactly("c1|one", "c2|one");
  }

  @Test
  void mergedElsewhereItMoves() {
    database.recordSql(
        session -> {
          var one = board(session, "one");
          var card = one.cards().get(0);
          session.detach(card);
          one.cards().remove(card);
          board(session, "two").put(session.merge(card));
        });

    assertThat(cards()).containsExactly("c1|two", "c2|one");
  }

  @Test
  void putOnAnotherBoardItMovesAsItsRowIs() {
    database.recordSql(
        session -> {
          var one = board(session, "one");
          var card = one.cards().get(0);
          session.detach(card);
          card.write("never merged");
          one.cards().remove(card);
          board(session, "two").cards().add(card);
        });

    assertThat(cards()).containsExactly("c1|two", "c2|one");
    assertThat(database.rows("select count(*) from cards where text is null")).containsExactly("2");
  }

  @Test
  void aCardThatNamesADetachedCopyOfTheBoardThatLetsItGoIsDeleted() {
    var copy = loadedElsewhere();

    database.recordSql(
        session -> {
          var card = board(session, "one").cards().remove(0);
          card.putOn(copy);
        });

    assertThat(cards()).containsExactly("c2|one");
  }

  @Test
  void aDetachedLicenceThatIsReplacedIsDeleted() {
    var driver = new SequenceDriver();
    driver.named("ada").hold(new SequenceLicence().numbered("1"));
    database.save(driver);

    database.recordSql(
        session -> {
          var ada = session.find(SequenceDriver.class, "ada");
          session.detach(ada.licence());
          ada.hold(new SequenceLicence().numbered("2"));
        });

    assertThat(database.rows("select number from SequenceLicence")).containsExactly("2");
  }

  @Test
  void oneThatItsBoardHasNotLoadedIsNotKeptAlive() throws InterruptedException {
    try (var session = database.sessions().createEntityManager()) {
      var board = board(session, "one");
      var detached = detached(session);
      // Hibernate itself keeps the last one that it has loaded.
      assertThat(session.find(Card.class, "c2")).isNotNull();
      for (var i = 0; i < 100 && detached.get() != null; i++) {
        System.gc();
        Thread.sleep(10);
      }

      assertThat(detached.get()).isNull();
      assertThat(session.contains(board)).isTrue();
    }
  }

  private static WeakReference<Card> detached(EntityManager session) {
    var card = session.find(Card.class, "c1");
    session.detach(card);
    return new WeakReference<>(card);
  }

  private static Board loadedElsewhere() {
    try (var session = database.sessions().createEntityManager()) {
      return board(session, "one");
    }
  }

  private static Board board(EntityManager session, String id) {
    return session.find(Board.class, id);
  }

  private static List<String> cards() {
    return database.rows("select id, board_id from cards order by id");
  }
}
