package dev.cascade.it.orphans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.orphans.Shelf.Book;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reassigned and new collections that do not work yet. */
class OpenCollectionsIT {

  @RegisterExtension
  static final MappedDatabase database = MappedDatabase.of(Shelf.class, Book.class);

  @ParameterizedTest
  @EnumSource(names = "TABLE_ORDERED")
  void aNewCollectionKeepsOneDropsOneAndBringsOne(ShelfCollection books) {
    saveOne(books);

    change(
        books, true, (shelf, kept) -> books.set(shelf, books.of(List.of(kept, new Book("new")))));

    assertThat(books.rows(database)).containsExactly("kept|s", "new|s");
    assertThat(books()).containsExactly("kept", "new");
  }

  @ParameterizedTest
  @EnumSource(names = {"TABLE_LIST", "INVERSE_ORDERED"})
  void aCopyOfTheSameBooksSendsNothing(ShelfCollection books) {
    saveOne(books);

    var sql =
        database.recordSql(
            session -> {
              var shelf = session.find(Shelf.class, "s");
              var all = List.of(session.find(Book.class, "gone"), session.find(Book.class, "kept"));
              books.set(shelf, books.of(all));
            });

    assertThat(sql.writes()).isEmpty();
    assertThat(books.rows(database)).containsExactly("gone|s", "kept|s");
  }

  @ParameterizedTest
  @EnumSource(names = {"TABLE_ORDERED", "TABLE_MAP"})
  void twoShelvesSwapAllTheirBooks(ShelfCollection books) {
    save(books);

    database.recordSql(
        session -> {
          var first = find(session, books, false ? "s" : "t");
          var second = find(session, books, false ? "t" : "s");
          var content = new ArrayList<>(books.books(first));
          books.set(first, books.of(new ArrayList<>(books.books(second))));
          books.set(second, books.of(content));
        });

    assertThat(books.rows(database)).containsExactly("a|t", "b|t", "c|s");
  }

  @ParameterizedTest
  @EnumSource(names = {"TABLE_ORDERED", "TABLE_MAP"})
  void aBookMovesByNewCollectionsOnBothShelves(ShelfCollection books) {
    save(books);

    database.recordSql(
        session -> {
          var from = find(session, books, false ? "s" : "t");
          var to = find(session, books, false ? "t" : "s");
          var old = false ? from : to;
          var other = false ? to : from;
          books.set(old, books.of(List.of(session.find(Book.class, "b"))));
          books.set(
              other,
              books.of(List.of(session.find(Book.class, "a"), session.find(Book.class, "c"))));
        });

    assertThat(books.rows(database)).containsExactly("a|t", "b|s", "c|t");
  }

  @ParameterizedTest
  @EnumSource(names = "INVERSE.*", mode = EnumSource.Mode.MATCH_ALL)
  void persistingAShelfSavesItsBooksAsItsOwn(ShelfCollection books) {
    var shelf = new Shelf("s");
    books.set(shelf, books.of(List.of(new Book("a"))));

    database.save(shelf);

    assertThat(books.rows(database)).containsExactly("a|s");
  }

  private static void saveOne(ShelfCollection books) {
    database.save(new Shelf("s"));
    database.inTransaction(
        session ->
            books.set(
                session.find(Shelf.class, "s"),
                books.of(List.of(new Book("gone"), new Book("kept")))));
    assertThat(books.rows(database)).containsExactly("gone|s", "kept|s");
  }

  private static void change(
      ShelfCollection books, boolean isLoaded, BiConsumer<Shelf, Book> assignment) {
    database.recordSql(
        session -> {
          var shelf = session.find(Shelf.class, "s");
          if (isLoaded) {
            assertThat(books.books(shelf)).hasSize(2);
          }
          assignment.accept(shelf, session.find(Book.class, "kept"));
        });
  }

  private static List<String> books() {
    return database.rows("select id from books order by id");
  }

  private static void save(ShelfCollection books) {
    database.save(new Shelf("s"), new Shelf("t"));
    database.inTransaction(
        session -> {
          books.set(
              session.find(Shelf.class, "s"), books.of(List.of(new Book("a"), new Book("b"))));
          books.set(session.find(Shelf.class, "t"), books.of(List.of(new Book("c"))));
        });
  }

  private static Shelf find(EntityManager session, ShelfCollection books, String id) {
    var shelf = session.find(Shelf.class, id);
    assertThat(books.books(shelf)).isNotEmpty();
    return shelf;
  }
}
