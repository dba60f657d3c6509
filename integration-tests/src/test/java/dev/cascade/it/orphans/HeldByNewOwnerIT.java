package dev.cascade.it.orphans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.orphans.Board.Card;
import dev.cascade.it.orphans.Board.Note;
import dev.cascade.it.orphans.Shelf.Book;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A new owner is saved with children whose own side nobody set. */
class HeldByNewOwnerIT {

  @RegisterExtension static final MappedDatabase passports = PassportMapping.database();

  @RegisterExtension
  static final MappedDatabase shelves = MappedDatabase.of(Shelf.class, Book.class);

  @RegisterExtension
  static final MappedDatabase boards = MappedDatabase.of(Board.class, Card.class, Note.class);

  @ParameterizedTest
  @EnumSource
  void theBooksOfANewShelfBelongToIt(ShelfCollection kind) {
    shelves.recordSql(session -> session.persist(shelf(kind, "new", new Book("a"), new Book("b"))));

    assertThat(kind.rows(shelves)).containsExactly("a|new", "b|new");
  }

  @ParameterizedTest
  @EnumSource(names = "INVERSE.*", mode = EnumSource.Mode.MATCH_ALL)
  void theyAreInsertedWithTheirKey(ShelfCollection kind) {
    var sql = shelves.recordSql(session -> session.persist(shelf(kind, "new", new Book("a"))));

    assertThat(sql.writes()).hasSize(kind == ShelfCollection.INVERSE_ORDERED ? 3 : 2);
  }

  @ParameterizedTest
  @EnumSource
  void aBookOfAnotherShelfMovesIntoANewOne(ShelfCollection kind) {
    shelves.save(shelf(kind, "old", new Book("a"), new Book("b")));

    shelves.recordSql(
        session -> {
          var books = kind.books(session.find(Shelf.class, "old"));
          var moved = books.stream().filter(each -> each.id().equals("a")).findFirst().get();
          books.remove(moved);
          session.persist(shelf(kind, "new", moved));
        });

    assertThat(kind.rows(shelves)).containsExactly("a|new", "b|old");
  }

  @ParameterizedTest
  @EnumSource
  void aPassportOfANewPersonBelongsToIt(PassportMapping mapping) {
    var sql =
        passports.recordSql(
            session -> {
              var ada = mapping.person("ada");
              ada.hold(mapping.passport("new"));
              session.persist(ada);
            });

    assertThat(sql.writes()).hasSize(2).last().isEqualTo(mapping.insert());
    assertThat(mapping.rows(passports)).containsExactly("new|ada");
  }

  @ParameterizedTest
  @EnumSource(names = ".*REQUIRED", mode = EnumSource.Mode.MATCH_ALL)
  void aPassportThatAManagedPersonHoldsBelongsToItWhenPersisted(PassportMapping mapping) {
    passports.save(mapping.person("ada"));

    var sql =
        passports.recordSql(
            session -> {
              var passport = mapping.passport("new");
              mapping.find(session, "ada").hold(passport);
              session.persist(passport);
            });

    assertThat(sql.writes()).containsExactly(mapping.insert());
    assertThat(mapping.rows(passports)).containsExactly("new|ada");
  }

  @ParameterizedTest
  @EnumSource
  void aManagedPersonPersistedAgainWithANewPassportOwnsIt(PassportMapping mapping) {
    passports.save(mapping.person("ada"));

    var sql =
        passports.recordSql(
            session -> {
              var ada = mapping.find(session, "ada");
              ada.hold(mapping.passport("new"));
              session.persist(ada);
            });

    assertThat(sql.writes()).containsExactly(mapping.insert());
    assertThat(mapping.rows(passports)).containsExactly("new|ada");
  }

  @Test
  void aNoteOfANewCardThatTheFlushFindsBelongsToIt() {
    boards.save(new Board("old"));

    boards.recordSql(
        session -> {
          var card = new Card("c1");
          card.notes().get(0).pinOn(null);
          session.find(Board.class, "old").cards().add(card);
        });

    assertThat(boards.rows("select id, card_id from notes")).containsExactly("c1 note|c1");
    assertThat(boards.rows("select id, board_id from cards")).containsExactly("c1|old");
  }

  @Test
  void aNewCardWhoseOwnSideNamesAnotherBoardGoesThere() {
    boards.save(new Board("old"));

    boards.recordSql(
        session -> {
          var card = new Card("c1");
          card.putOn(session.find(Board.class, "old"));
          var board = new Board("new");
          board.cards().add(card);
          session.persist(board);
        });

    assertThat(boards.rows("select id, board_id from cards")).containsExactly("c1|old");
  }

  @Test
  void aCardPersistedFirstBelongsToTheNewBoardThatHoldsIt() {
    boards.recordSql(
        session -> {
          var card = new Card("c1");
          session.persist(card);
          var board = new Board("new");
          board.cards().add(card);
          session.persist(board);
        });

    assertThat(boards.rows("select id, board_id from cards")).containsExactly("c1|new");
  }

  private static Shelf shelf(ShelfCollection kind, String id, Book... books) {
    var shelf = new Shelf(id);
    kind.set(shelf, kind.of(List.of(books)));
    return shelf;
  }
}
