package dev.cascade.it.bulk;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;

import dev.cascade.CascadeRule;
import dev.cascade.hibernate.softdelete.SoftDeletable;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

/** Soft-deletable authors with their books and pages. */
final class Library {

  private Library() {}

  static MappedDatabase onPostgres() {
    return MappedDatabase.of(ENTITIES.toArray(Class<?>[]::new));
  }

  static final List<Class<?>> ENTITIES = List.of(Writer.class, Book.class, Page.class);

  static final String INDEXES =
      "create index on books (writer_id, id); create index on pages (book_id, id)";

  /** So many of the writer's books, each with so many pages. */
  static void insert(MappedDatabase database, long writer, int books, int pages) {
    database.execute(
        """
        insert into writers (id) values (%1$d);
        insert into books (id, writer_id) select 1000 * %1$d + n, %1$d from generate_series(1, %2$d) n;
        insert into pages (id, book_id)
          select 100 * b.id + n, b.id from books b, generate_series(1, %3$d) n where writer_id = %1$d"""
            .formatted(writer, books, pages));
  }

  @Entity(name = "Writer")
  @Table(name = "writers")
  static class Writer extends SoftDeletable {
    @Id Long id;

    @OneToMany(mappedBy = "writer")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Book> books = new ArrayList<>();
  }

  @Entity(name = "Book")
  @Table(name = "books")
  static class Book extends SoftDeletable {
    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "writer_id")
    Writer writer;

    @OneToMany(mappedBy = "book")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Page> pages = new ArrayList<>();
  }

  @Entity(name = "Page")
  @Table(name = "pages")
  static class Page extends SoftDeletable {
    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "book_id")
    Book book;
  }
}
