package dev.cascade.it.softdelete;

import static dev.cascade.CascadeOption.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.OnDelete;
import dev.cascade.OnParentDelete;
import dev.cascade.PassiveDeletes;
import dev.cascade.hibernate.softdelete.SoftDeletable;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No ON DELETE clause fires where a row is only marked, so none is relied on. */
class DatabaseCascadesIT {

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(Author.class, Book.class, Page.class, Song.class, Line.class, Review.class);

  @BeforeEach
  void fill() {
    database.execute(
        """
        insert into authors (id) values (1);
        insert into books (id, author_id) values (1, 1), (2, 1);
        insert into pages (id, book_id) values (1, 1), (2, 2);
        insert into songs (id, author_id) values (1, 1), (2, 1);
        insert into lines (id, song_id) values (1, 1), (2, 2);
        insert into reviews (id, author_id) values (1, 1);
        """);
  }

  @Test
  void childrenUnderPassiveDeletesAreMarked() {
    assertAllMarked(session -> session.remove(session.find(Author.class, 1)));
  }

  @Test
  void soAreChildrenBelowAReferenceThatWasNeverLoaded() {
    assertAllMarked(session -> session.remove(session.getReference(Author.class, 1)));
  }

  @Test
  void soAreLoadedOnes() {
    assertAllMarked(
        session -> {
          var author = session.find(Author.class, 1);
          author.books.forEach(book -> assertThat(book.pages).hasSize(1));
          session.createQuery("from Song", Song.class).getResultList();
          session.createQuery("from Line", Line.class).getResultList();
          session.createQuery("from Review", Review.class).getResultList();
          session.remove(author);
        });
  }

  // A review cannot be marked: its key's clause does not fire, and it stays.
  private static void assertAllMarked(Consumer<EntityManager> removal) {
    var sent = database.recordSql(removal);

    assertThat(sent.writes()).isNotEmpty().allMatch(each -> each.startsWith("update "));
    for (var table : List.of("authors", "books", "pages", "songs", "lines")) {
      assertThat(database.rows("select deleted_at is not null from " + table)).containsOnly("t");
    }
    assertThat(database.rows("select count(*) from books where author_id = 1"))
        .containsExactly("2");
    assertThat(database.rows("select count(*) from songs where author_id = 1"))
        .containsExactly("2");
    assertThat(database.rows("select id, author_id from reviews")).containsExactly("1|1");
  }

  @Entity(name = "Author")
  @Table(name = "authors")
  static class Author extends SoftDeletable {
    @Id int id;

    @OneToMany(mappedBy = "author")
    @CascadeRule(value = ALL, passiveDeletes = PassiveDeletes.ON)
    List<Book> books = new ArrayList<>();
  }

  @Entity(name = "Book")
  @Table(name = "books")
  static class Book extends SoftDeletable {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    @OnParentDelete(OnDelete.CASCADE)
    Author author;

    @OneToMany(mappedBy = "book")
    @CascadeRule(value = ALL, passiveDeletes = PassiveDeletes.ON)
    List<Page> pages = new ArrayList<>();
  }

  @Entity(name = "Page")
  @Table(name = "pages")
  static class Page extends SoftDeletable {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    @OnParentDelete(OnDelete.CASCADE)
    Book book;
  }

  @Entity(name = "Song")
  @Table(name = "songs")
  static class Song extends SoftDeletable {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    @OnParentDelete(OnDelete.CASCADE)
    Author author;
  }

  @Entity(name = "Line")
  @Table(name = "lines")
  static class Line extends SoftDeletable {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    @OnParentDelete(OnDelete.CASCADE)
    Song song;
  }

  @Entity(name = "Review")
  @Table(name = "reviews")
  static class Review {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    @OnParentDelete(OnDelete.CASCADE)
    Author author;
  }
}
