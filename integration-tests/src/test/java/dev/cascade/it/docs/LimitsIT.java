package dev.cascade.it.docs;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the documentation says of the edges: two owners, moves, inverse sides. */
class LimitsIT {

  @RegisterExtension
  static final MappedDatabase database = MappedDatabase.of(Shelf.class, Reader.class, Book.class);

  @Test
  void aBookOfTwoOwnersGoesWhenOneLetsItGo() {
    saveShelvesWithABook();

    database.recordSql(session -> session.find(Reader.class, "ada").books.clear());

    assertThat(books()).isEmpty();
  }

  @Test
  void aBookMovedByItsOwnSideBeforeTheRemovalStays() {
    saveShelvesWithABook();

    database.recordSql(
        session -> {
          session.find(Book.class, "logic").shelf = session.find(Shelf.class, "right");
          session.remove(session.find(Shelf.class, "left"));
        });

    assertThat(books()).containsExactly("logic|right");
  }

  @Test
  void aBookPutIntoACollectionAfterTheRemovalStays() {
    saveShelvesWithABook();

    database.recordSql(
        session -> {
          var book = session.find(Book.class, "logic");
          session.remove(session.find(Shelf.class, "left"));
          session.find(Shelf.class, "right").books.add(book);
          book.shelf = session.find(Shelf.class, "right");
        });

    assertThat(books()).containsExactly("logic|right");
  }

  @Test
  void onTheInverseSideOfAManyToManyAnAdditionWritesNoJoinRow() {
    saveShelvesWithABook();

    database.recordSql(
        session ->
            session.find(Book.class, "logic").wishedBy.add(session.find(Reader.class, "ada")));

    assertThat(database.rows("select * from readers_books")).isEmpty();
  }

  private static void saveShelvesWithABook() {
    var ada = new Reader("ada");
    var left = new Shelf("left");
    var book = new Book("logic");
    book.reader = ada;
    book.shelf = left;
    left.books.add(book);
    ada.books.add(book);
    database.save(ada, left, new Shelf("right"));
  }

  private static List<String> books() {
    return database.rows("select id, shelf_id from books");
  }

  @Entity(name = "Shelf")
  @Table(name = "shelves")
  static class Shelf {

    @Id String id;

    @OneToMany(mappedBy = "shelf")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Book> books = new ArrayList<>();

    Shelf() {}

    Shelf(String id) {
      this.id = id;
    }
  }

  @Entity(name = "Reader")
  @Table(name = "readers")
  static class Reader {

    @Id String id;

    @OneToMany(mappedBy = "reader")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Book> books = new ArrayList<>();

    @ManyToMany @CascadeRule Set<Book> wishes = new LinkedHashSet<>();

    Reader() {}

    Reader(String id) {
      this.id = id;
    }
  }

  @Entity(name = "Book")
  @Table(name = "books")
  static class Book {

    @Id String id;

    @ManyToOne Shelf shelf;

    @ManyToOne Reader reader;

    @ManyToMany(mappedBy = "wishes")
    @CascadeRule({})
    Set<Reader> wishedBy = new LinkedHashSet<>();

    Book() {}

    Book(String id) {
      this.id = id;
    }
  }
}
