package dev.cascade.it.orphans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.orphans.Shelf.Book;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Elements of a join table change places and keys, though each may stand in one row only. */
class PlacesInJoinTableIT {

  @RegisterExtension
  static final MappedDatabase database = MappedDatabase.of(Shelf.class, Book.class);

  @RegisterExtension
  static final MappedDatabase plain =
      MappedDatabase.of(Shelf.class, Book.class).with("cascade.enabled", false);

  @ParameterizedTest
  @MethodSource("allOrders")
  void aNewListHasItsOrder(List<String> wanted) {
    save();

    database.inTransaction(
        session -> {
          var shelf = session.find(Shelf.class, "s");
          var books = new ArrayList<Book>();
          wanted.forEach(each -> books.add(bookOf(session.find(Book.class, each), each)));
          shelf.tableOrdered = books;
        });

    assertThat(places()).containsExactlyElementsOf(wanted);
    assertThat(database.rows("select id from books order by id"))
        .containsExactlyElementsOf(wanted.stream().sorted().toList());
  }

  @ParameterizedTest
  @MethodSource("allOrders")
  void theSameListHasItsNewOrder(List<String> wanted) {
    save();

    database.inTransaction(
        session -> {
          var books = session.find(Shelf.class, "s").tableOrdered;
          books.removeIf(each -> !wanted.contains(each.id()));
          for (var place = 0; place < wanted.size(); place++) {
            var id = wanted.get(place);
            var book = bookOf(session.find(Book.class, id), id);
            books.removeIf(each -> each == book);
            books.add(place, book);
          }
        });

    assertThat(places()).containsExactlyElementsOf(wanted);
  }

  @Test
  void onlyTheRowInTheWayIsDeleted() {
    save();

    var sql =
        database.recordSql(
            session -> Collections.swap(session.find(Shelf.class, "s").tableOrdered, 0, 1));

    assertThat(places()).containsExactly("b", "a", "c");
    assertThat(sql.writes())
        .containsExactly(
            "delete from table_ordered where Shelf_id = ? and tableOrdered_id = ?",
            "update table_ordered set tableOrdered_id=? where Shelf_id=? and place=?",
            "insert into table_ordered (Shelf_id,place,tableOrdered_id) values (?,?,?)");
  }

  @Test
  void twoKeysOfAMapChangeTheirBooks() {
    database.save(new Shelf("s"));
    database.inTransaction(
        session ->
            session.find(Shelf.class, "s").tableMap =
                Map.of("x", new Book("a"), "y", new Book("b")));

    database.recordSql(
        session -> {
          var map = session.find(Shelf.class, "s").tableMap;
          map.put("x", map.put("y", map.get("x")));
        });

    assertThat(database.rows("select tableMap_key, tableMap_id from table_map order by 1"))
        .containsExactly("x|b", "y|a");
  }

  @Test
  void hibernateAloneCannotSwapTwoPlaces() {
    var saved = shelfOfThree();
    plain.save(saved.tableOrdered.toArray());
    plain.save(saved);

    var failure =
        catchThrowable(
            () ->
                plain.inTransaction(
                    session ->
                        Collections.swap(session.find(Shelf.class, "s").tableOrdered, 0, 1)));

    assertThat(failure).hasStackTraceContaining("duplicate key value violates unique constraint");
  }

  private static void save() {
    database.save(shelfOfThree());
  }

  private static Shelf shelfOfThree() {
    var shelf = new Shelf("s");
    shelf.tableOrdered = new ArrayList<>(List.of(new Book("a"), new Book("b"), new Book("c")));
    return shelf;
  }

  private static Book bookOf(Book stored, String id) {
    return stored == null ? new Book(id) : stored;
  }

  private static List<String> places() {
    return database.rows("select tableOrdered_id from table_ordered order by place");
  }

  /** Every list of some of the three books and a new one. */
  static Stream<List<String>> allOrders() {
    return ordersOf(List.of(), List.of("a", "b", "c", "new"));
  }

  private static Stream<List<String>> ordersOf(List<String> chosen, List<String> others) {
    return Stream.concat(
        Stream.of(chosen),
        others.stream()
            .flatMap(
                next ->
                    ordersOf(
                        Stream.concat(chosen.stream(), Stream.of(next)).toList(),
                        others.stream().filter(each -> !each.equals(next)).toList())));
  }
}
