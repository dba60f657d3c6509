package dev.cascade.it.softdelete;

import static dev.cascade.CascadeOption.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.hibernate.Cascades;
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
import org.hibernate.Hibernate;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.AvailableHints;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No cache shows marked rows to those who do not ask for them, or hides them from those who do. */
class MarkedInCachesIT {

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(Writer.class, Book.class, Page.class)
          .with(AvailableSettings.USE_SECOND_LEVEL_CACHE, true)
          .with(AvailableSettings.USE_QUERY_CACHE, true)
          .with(AvailableSettings.CACHE_REGION_FACTORY, "jcache")
          .with("hibernate.javax.cache.missing_cache_strategy", "create");

  @BeforeEach
  void saveAndLoadIntoCaches() {
    database.sessions().getCache().unwrap(org.hibernate.Cache.class).evictAllRegions();
    database.execute(
        """
        insert into writers (id) values (1);
        insert into books (id, writer_id) values (1, 1), (2, 1);
        insert into pages (id, book_id) values (1, 1), (2, 2);
        """);
    database.inTransaction(MarkedInCachesIT::readAll);
    database.inTransaction(session -> Cascades.of(session).withDeleted(() -> readAll(session)));
  }

  @Test
  void rowsThatOneStatementMarkedAreInNoCache() {
    database.inTransaction(session -> session.remove(session.find(Writer.class, 1)));

    assertHidden(1, 2);
    assertThat(database.rows("select count(*) from pages where deleted_at is not null"))
        .containsExactly("2");
  }

  @Test
  void soItIsForRowsThatWereLoaded() {
    database.inTransaction(
        session -> {
          var writer = session.find(Writer.class, 1);
          writer.books.forEach(book -> Hibernate.initialize(book.pages));
          session.remove(writer);
        });

    assertHidden(1, 2);
  }

  @Test
  void soItIsForOneBookOnly() {
    database.inTransaction(session -> session.remove(session.find(Book.class, 1)));

    assertHidden(1);
    database.inTransaction(
        session -> {
          assertThat(Hibernate.unproxy(session.find(Writer.class, 1), Writer.class).books)
              .extracting(b -> b.id)
              .containsExactly(2);
          assertThat(session.find(Book.class, 2).pages).hasSize(1);
        });
  }

  private static void assertHidden(int... books) {
    for (var id : books) {
      database.inTransaction(
          session -> {
            assertThat(session.find(Book.class, id)).isNull();
            assertThat(session.find(Page.class, id)).isNull();
            assertThat(pages(session)).hasSize(2 - books.length);
          });
      database.inTransaction(
          session ->
              Cascades.of(session)
                  .withDeleted(
                      () -> {
                        assertThat(session.find(Book.class, id).isDeleted()).isTrue();
                        assertThat(session.find(Page.class, id).isDeleted()).isTrue();
                        assertThat(pages(session)).hasSize(2);
                        assertThat(
                                Hibernate.unproxy(session.find(Writer.class, 1), Writer.class)
                                    .books)
                            .hasSize(2);
                      }));
    }
  }

  private static void readAll(EntityManager session) {
    var writer = session.find(Writer.class, 1);
    writer.books.forEach(book -> assertThat(book.pages).hasSize(1));
    assertThat(pages(session)).hasSize(2);
  }

  private static List<Page> pages(EntityManager session) {
    return session
        .createQuery("from Page", Page.class)
        .setHint(AvailableHints.HINT_CACHEABLE, true)
        .getResultList();
  }

  @Entity(name = "Writer")
  @Table(name = "writers")
  @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
  static class Writer extends SoftDeletable {
    @Id int id;

    @OneToMany(mappedBy = "writer")
    @CascadeRule(ALL)
    @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
    List<Book> books = new ArrayList<>();
  }

  @Entity(name = "Book")
  @Table(name = "books")
  @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
  static class Book extends SoftDeletable {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    Writer writer;

    @OneToMany(mappedBy = "book")
    @CascadeRule(ALL)
    @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
    List<Page> pages = new ArrayList<>();
  }

  @Entity(name = "Page")
  @Table(name = "pages")
  @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
  static class Page extends SoftDeletable {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    Book book;
  }
}
