package dev.cascade.it.orphans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.orphans.Shelf.Book;
import jakarta.persistence.EntityManager;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Any collection may be put in the place of a managed one: the difference is applied. */
class ReassignedCollectionIT {

  @RegisterExtension
  static final MappedDatabase database = MappedDatabase.of(Shelf.class, Book.class);

  @ParameterizedTest
  @MethodSource("collectionsLoadedOrNot")
  void aNewCollectionKeepsOneDropsOneAndBringsOne(ShelfCollection books, boolean isLoaded) {
    save(books);

    change(
        books,
        isLoaded,
        (session, shelf) ->
            books.set(shelf, books.of(List.of(session.find(Book.class, "kept"), new Book("new")))));

    assertThat(books.rows(database)).containsExactly("kept|s", "new|s");
    assertThat(books()).containsExactly("kept", "new");
  }

  @ParameterizedTest
  @MethodSource("collectionsLoadedOrNot")
  void anImmutableCollectionCounts(ShelfCollection books, boolean isLoaded) {
    save(books);

    change(
        books,
        isLoaded,
        (session, shelf) ->
            books.set(
                shelf,
                books.immutable(List.of(new Book("new"), session.find(Book.class, "kept")))));

    assertThat(books.rows(database)).containsExactly("kept|s", "new|s");
    assertThat(books()).containsExactly("kept", "new");
  }

  @ParameterizedTest
  @MethodSource("collectionsLoadedOrNot")
  void nullLetsAllGo(ShelfCollection books, boolean isLoaded) {
    save(books);

    change(books, isLoaded, (session, shelf) -> books.set(shelf, null));

    assertThat(books.rows(database)).isEmpty();
    assertThat(books()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("collectionsLoadedOrNot")
  void aCopyOfTheSameBooksSendsNothing(ShelfCollection books, boolean isLoaded) {
    save(books);

    var sql =
        database.recordSql(
            session -> {
              var shelf = session.find(Shelf.class, "s");
              if (isLoaded) {
                assertThat(books.books(shelf)).hasSize(2);
              }
              var all = List.of(session.find(Book.class, "gone"), session.find(Book.class, "kept"));
              books.set(shelf, books.of(all));
            });

    assertThat(sql.writes()).isEmpty();
    assertThat(books.rows(database)).containsExactly("gone|s", "kept|s");
  }

  @ParameterizedTest
  @MethodSource("collectionsLoadedOrNot")
  void theManagedCollectionTakesItsPlaceAgain(ShelfCollection books, boolean isLoaded) {
    save(books);

    database.recordSql(
        session -> {
          var shelf = session.find(Shelf.class, "s");
          books.set(shelf, books.of(List.of(session.find(Book.class, "kept"))));
          session.flush();
          var next = new Book("next");
          books.set(shelf, books.immutable(List.of(next)));
          session.flush();
          assertThat(books.books(shelf)).containsExactly(next);
        });

    assertThat(books.rows(database)).containsExactly("next|s");
    assertThat(books()).containsExactly("next");
  }

  @ParameterizedTest
  @MethodSource("collectionsLoadedOrNot")
  void aShelfWhoseCollectionWasReplacedCanBeRemoved(ShelfCollection books, boolean isLoaded) {
    save(books);

    change(
        books,
        isLoaded,
        (session, shelf) -> {
          books.set(shelf, books.empty());
          session.remove(shelf);
        });

    assertThat(database.rows("select id from shelves")).isEmpty();
    assertThat(books()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("collectionsLoadedOrNot")
  void aShelfWhoseCollectionIsNullCanBeRemoved(ShelfCollection books, boolean isLoaded) {
    save(books);

    change(
        books,
        isLoaded,
        (session, shelf) -> {
          books.set(shelf, null);
          session.remove(shelf);
        });

    assertThat(database.rows("select id from shelves")).isEmpty();
    assertThat(books()).isEmpty();
  }

  @Test
  void aMapWithKeysThatTheManagedOneCallsEqualIsRefusedByName() {
    save(ShelfCollection.INVERSE_MAP);
    var books = new IdentityHashMap<String, Book>();

    var refused =
        catchThrowable(
            () ->
                database.recordSql(
                    session -> {
                      var shelf = session.find(Shelf.class, "s");
                      books.put("key", session.find(Book.class, "gone"));
                      books.put(
                          new StringBuilder("key").toString(), session.find(Book.class, "kept"));
                      shelf.inverseMap = books;
                    }));

    assertThat(refused)
        .hasStackTraceContaining("Shelf#s holds 2 objects by Shelf.inverseMap")
        .hasStackTraceContaining("Let equals and hashCode")
        .hasStackTraceContaining("of String tell apart");
    assertThat(ShelfCollection.INVERSE_MAP.rows(database)).containsExactly("gone|s", "kept|s");
  }

  private static void save(ShelfCollection books) {
    database.save(new Shelf("s"));
    database.inTransaction(
        session ->
            books.set(
                session.find(Shelf.class, "s"),
                books.of(List.of(new Book("gone"), new Book("kept")))));
    assertThat(books.rows(database)).containsExactly("gone|s", "kept|s");
  }

  private static void change(
      ShelfCollection books, boolean isLoaded, BiConsumer<EntityManager, Shelf> assignment) {
    database.recordSql(
        session -> {
          var shelf = session.find(Shelf.class, "s");
          if (isLoaded) {
            assertThat(books.books(shelf)).hasSize(2);
          }
          assignment.accept(session, shelf);
        });
  }

  private static List<String> books() {
    return database.rows("select id from books order by id");
  }

  static Stream<Arguments> collectionsLoadedOrNot() {
    return Stream.of(ShelfCollection.values())
        .flatMap(each -> Stream.of(true, false).map(isLoaded -> Arguments.of(each, isLoaded)));
  }
}
