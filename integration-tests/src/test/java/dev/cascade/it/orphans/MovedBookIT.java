package dev.cascade.it.orphans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.orphans.Shelf.Book;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A book moves from shelf to shelf by the collections alone, of whichever kind they are. */
class MovedBookIT {

  @RegisterExtension
  static final MappedDatabase database = MappedDatabase.of(Shelf.class, Book.class);

  @ParameterizedTest
  @MethodSource("collectionsInBothOrders")
  void aBookMovesByNewCollectionsOnBothShelves(ShelfCollection books, boolean isOldFirst) {
    save(books);

    database.recordSql(
        session -> {
          var from = find(session, books, isOldFirst ? "s" : "t");
          var to = find(session, books, isOldFirst ? "t" : "s");
          var old = isOldFirst ? from : to;
          var other = isOldFirst ? to : from;
          books.set(old, books.of(List.of(session.find(Book.class, "b"))));
          books.set(
              other,
              books.of(List.of(session.find(Book.class, "a"), session.find(Book.class, "c"))));
        });

    assertThat(books.rows(database)).containsExactly("a|t", "b|s", "c|t");
  }

  @ParameterizedTest
  @MethodSource("collectionsInBothOrders")
  void twoShelvesSwapAllTheirBooks(ShelfCollection books, boolean isOldFirst) {
    save(books);

    database.recordSql(
        session -> {
          var first = find(session, books, isOldFirst ? "s" : "t");
          var second = find(session, books, isOldFirst ? "t" : "s");
          var content = new ArrayList<>(books.books(first));
          books.set(first, books.of(new ArrayList<>(books.books(second))));
          books.set(second, books.of(content));
        });

    assertThat(books.rows(database)).containsExactly("a|t", "b|t", "c|s");
  }

  @ParameterizedTest
  @MethodSource("collectionsInBothOrders")
  void twoShelvesSwapTheCollectionsThemselves(ShelfCollection books, boolean isOldFirst) {
    save(books);

    database.recordSql(
        session -> {
          var first = find(session, books, isOldFirst ? "s" : "t");
          swap(books, first, find(session, books, isOldFirst ? "t" : "s"));
        });

    assertThat(books.rows(database)).containsExactly("a|t", "b|t", "c|s");
  }

  @ParameterizedTest
  @EnumSource
  void twoShelvesThatAreNotLoadedSwapTheirCollections(ShelfCollection books) {
    save(books);

    database.recordSql(
        session -> swap(books, session.find(Shelf.class, "s"), session.find(Shelf.class, "t")));

    assertThat(books.rows(database)).containsExactly("a|t", "b|t", "c|s");
  }

  @ParameterizedTest
  @MethodSource("collectionsInBothOrders")
  void aShelfRemovedAfterTheSwapTakesOnlyWhatItGot(ShelfCollection books, boolean isLoaded) {
    save(books);

    database.recordSql(
        session -> {
          var removed = session.find(Shelf.class, "s");
          var other = session.find(Shelf.class, "t");
          if (isLoaded) {
            assertThat(books.books(removed)).hasSize(2);
            assertThat(books.books(other)).hasSize(1);
          }
          swap(books, removed, other);
          session.remove(removed);
        });

    assertThat(books.rows(database)).containsExactly("a|t", "b|t");
    assertThat(database.rows("select id from books order by id")).containsExactly("a", "b");
  }

  @ParameterizedTest
  @EnumSource
  void aBookComesFromAShelfThatIsNotLoaded(ShelfCollection books) {
    save(books);

    database.recordSql(
        session -> {
          var shelf = find(session, books, "t");
          var both = List.of(session.find(Book.class, "a"), books.books(shelf).iterator().next());
          books.set(shelf, books.of(both));
        });

    assertThat(books.rows(database)).containsExactly("a|t", "b|s", "c|t");
  }

  @ParameterizedTest
  @EnumSource
  void aBookComesFromAShelfThatStillHoldsItInMemory(ShelfCollection books) {
    save(books);

    database.recordSql(
        session -> {
          var old = find(session, books, "s");
          var shelf = find(session, books, "t");
          var moved = book(books, old, "a");
          books.set(shelf, books.of(List.of(moved, book(books, shelf, "c"))));
        });

    assertThat(books.rows(database)).containsExactly("a|t", "b|s", "c|t");
  }

  @ParameterizedTest
  @EnumSource
  void aBookGoesToAShelfThatIsNotLoaded(ShelfCollection books) {
    save(books);

    database.recordSql(
        session -> {
          var old = find(session, books, "s");
          var shelf = session.find(Shelf.class, "t");
          var moved = book(books, old, "a");
          books.set(old, books.of(List.of(book(books, old, "b"))));
          books.set(shelf, books.of(List.of(moved, session.find(Book.class, "c"))));
        });

    assertThat(books.rows(database)).containsExactly("a|t", "b|s", "c|t");
  }

  @ParameterizedTest
  @EnumSource
  void aShelfIsMergedWithADroppedAndANewBook(ShelfCollection books) {
    save(books);
    var shelf = detached(books, "s");
    var kept = books.books(shelf).stream().filter(each -> each.id().equals("b")).toList();
    books.set(shelf, books.of(List.of(kept.get(0), new Book("new"))));

    database.recordSql(session -> session.merge(shelf));

    assertThat(books.rows(database)).containsExactly("b|s", "c|t", "new|s");
    assertThat(database.rows("select id from books order by id")).containsExactly("b", "c", "new");
  }

  @ParameterizedTest
  @EnumSource
  void aShelfIsMergedWithoutItsBooksAndKeepsThem(ShelfCollection books) {
    save(books);

    var sql = database.recordSql(session -> session.merge(new Shelf("s")));

    assertThat(sql.writes()).isEmpty();
    assertThat(books.rows(database)).containsExactly("a|s", "b|s", "c|t");
  }

  @ParameterizedTest
  @EnumSource
  void aShelfIsMergedWithNoBooks(ShelfCollection books) {
    save(books);
    var shelf = new Shelf("s");
    books.set(shelf, books.empty());

    database.recordSql(session -> session.merge(shelf));

    assertThat(books.rows(database)).containsExactly("c|t");
    assertThat(database.rows("select id from books order by id")).containsExactly("c");
  }

  @ParameterizedTest
  @EnumSource
  void twoShelvesAreMergedAfterABookMoved(ShelfCollection books) {
    save(books);
    var old = detached(books, "s");
    var other = detached(books, "t");
    var all = books.books(old).stream().sorted().toList();
    books.set(old, books.of(all.subList(1, 2)));
    books.set(other, books.of(List.of(all.get(0), books.books(other).iterator().next())));

    database.recordSql(
        session -> {
          session.merge(old);
          session.merge(other);
        });

    assertThat(books.rows(database)).containsExactly("a|t", "b|s", "c|t");
    assertThat(database.rows("select id from books order by id")).containsExactly("a", "b", "c");
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

  private static Book book(ShelfCollection books, Shelf shelf, String id) {
    return books.books(shelf).stream().filter(each -> each.id().equals(id)).findFirst().get();
  }

  private static void swap(ShelfCollection books, Shelf first, Shelf second) {
    var content = books.get(first);
    books.set(first, books.get(second));
    books.set(second, content);
  }

  private static Shelf detached(ShelfCollection books, String id) {
    try (var session = database.sessions().createEntityManager()) {
      return find(session, books, id);
    }
  }

  static Stream<Arguments> collectionsInBothOrders() {
    return Stream.of(ShelfCollection.values())
        .flatMap(each -> Stream.of(true, false).map(isFirst -> Arguments.of(each, isFirst)));
  }
}
