package dev.cascade.it.lifecycle;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.OnDelete.CASCADE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.OnParentDelete;
import dev.cascade.PassiveDeletes;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No cache shows rows that the database, or a statement for a set, has deleted. */
class CachesIT {

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(Writer.class, Shelf.class, Book.class, Page.class)
          .with(AvailableSettings.USE_SECOND_LEVEL_CACHE, true)
          .with(AvailableSettings.USE_QUERY_CACHE, true)
          .with(AvailableSettings.CACHE_REGION_FACTORY, "jcache")
          .with("hibernate.javax.cache.missing_cache_strategy", "create");

  @BeforeEach
  void saveAndLoadIntoCaches() {
    // The rows come from elsewhere, and so they went after the test before.
    database.sessions().getCache().unwrap(org.hibernate.Cache.class).evictAllRegions();
    database.execute(
        """
        insert into writers values (1);
        insert into shelves values (1);
        insert into books (id, writer_id, editor_id, shelf_id) values (1, 1, null, 1), (2, null, 1, 1);
        insert into pages (id, book_id) values (1, 1), (2, 2);
        """);
    database.inTransaction(CachesIT::readAll);
  }

  @Test
  void rowsThatTheDatabaseDeletedAreInNoCache() {
    database.inTransaction(session -> session.remove(session.find(Writer.class, 1)));

    assertThat(database.rows("select id from books")).isEmpty();
    database.inTransaction(
        session -> {
          assertThat(session.find(Book.class, 1)).isNull();
          assertThat(session.find(Book.class, 2)).isNull();
          assertThat(session.find(Page.class, 1)).isNull();
          assertThat(session.find(Page.class, 2)).isNull();
          assertThat(shelf(session).books).isEmpty();
          assertThat(pages(session)).isEmpty();
        });
  }

  @Test
  void soItIsForARemovedReferenceThatWasNeverLoaded() {
    database.execute("delete from books where id = 2");

    database.inTransaction(session -> session.remove(session.getReference(Writer.class, 1)));

    database.inTransaction(
        session -> {
          assertThat(session.find(Page.class, 1)).isNull();
          assertThat(pages(session)).isEmpty();
        });
  }

  @Test
  void rowsThatTheDatabaseDeletedAreFoundInNoCacheBeforeTheCommitEither() {
    database.inTransaction(
        session -> {
          session.remove(session.find(Writer.class, 1));
          session.flush();
          assertThat(session.find(Book.class, 1)).isNull();
          assertThat(session.find(Book.class, 2)).isNull();
          assertThat(session.find(Page.class, 1)).isNull();
        });
  }

  private static void readAll(EntityManager session) {
    assertThat(session.find(Book.class, 1)).isNotNull();
    assertThat(session.find(Book.class, 2)).isNotNull();
    assertThat(session.find(Page.class, 1)).isNotNull();
    assertThat(session.find(Page.class, 2)).isNotNull();
    assertThat(shelf(session).books).hasSize(2);
    assertThat(pages(session)).hasSize(2);
  }

  private static Shelf shelf(EntityManager session) {
    return Hibernate.unproxy(session.find(Shelf.class, 1), Shelf.class);
  }

  private static List<Page> pages(EntityManager session) {
    return session
        .createQuery("from Page", Page.class)
        .setHint(AvailableHints.HINT_CACHEABLE, true)
        .getResultList();
  }

  @Entity(name = "Writer")
  @Table(name = "writers")
  static class Writer {
    @Id int id;

    @OneToMany(mappedBy = "writer")
    @CascadeRule(value = ALL, passiveDeletes = PassiveDeletes.ON)
    List<Book> written = new ArrayList<>();

    @OneToMany(mappedBy = "editor")
    @CascadeRule(ALL)
    List<Book> edited = new ArrayList<>();
  }

  @Entity(name = "Shelf")
  @Table(name = "shelves")
  static class Shelf {
    @Id int id;

    @OneToMany(mappedBy = "shelf")
    @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
    List<Book> books = new ArrayList<>();
  }

  @Entity(name = "Book")
  @Table(name = "books")
  @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
  static class Book {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    @OnParentDelete(CASCADE)
    @Nullable Writer writer;

    @ManyToOne(fetch = FetchType.LAZY)
    @Nullable Writer editor;

    @ManyToOne(fetch = FetchType.LAZY)
    @Nullable Shelf shelf;
  }

  @Entity(name = "Page")
  @Table(name = "pages")
  @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
  static class Page {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    @OnParentDelete(CASCADE)
    @Nullable Book book;
  }
}
