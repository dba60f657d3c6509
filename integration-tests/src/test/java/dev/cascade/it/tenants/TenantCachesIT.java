package dev.cascade.it.tenants;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.OnDelete;
import dev.cascade.OnParentDelete;
import dev.cascade.PassiveDeletes;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.hibernate.annotations.TenantId;
import org.hibernate.cfg.AvailableSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** With the second-level cache: a tenant finds none of its removed rows, and no row of others. */
class TenantCachesIT {

  @RegisterExtension
  static final TenantDatabase library =
      TenantDatabase.of(Writer.class, Book.class, Page.class)
          .with(AvailableSettings.USE_SECOND_LEVEL_CACHE, true)
          .with(AvailableSettings.USE_QUERY_CACHE, true)
          .with(AvailableSettings.CACHE_REGION_FACTORY, "jcache")
          .with("hibernate.javax.cache.missing_cache_strategy", "create");

  @BeforeEach
  void saveAndLoadIntoCaches() {
    library.evict();
    library.execute(
        """
        insert into writers (id, tenant) values (1, 'a'), (2, 'b');
        insert into books (id, tenant, writer_id) values (1, 'a', 1), (2, 'b', 2);
        insert into pages (id, tenant, book_id) values (1, 'a', 1), (2, 'b', 2);
        """);
    library.as("a", session -> read(session, 1));
    library.as("b", session -> read(session, 2));
  }

  private static void read(Session session, int id) {
    assertThat(session.find(Writer.class, id).books).hasSize(1);
    assertThat(session.find(Book.class, id).pages).hasSize(1);
    assertThat(session.find(Page.class, id)).isNotNull();
  }

  @Test
  void noneOfItsRemovedRowsIsFoundAndAllOfTheOther() {
    library.as("a", session -> session.remove(session.find(Writer.class, 1)));

    library.as(
        "a",
        session -> {
          assertThat(session.find(Writer.class, 1)).isNull();
          assertThat(session.find(Book.class, 1)).isNull();
          assertThat(session.find(Page.class, 1)).isNull();
        });
    library.as("b", session -> read(session, 2));
    assertThat(library.rows("select id from pages")).containsExactly("2");
  }

  @Test
  void aRowThatOneTenantHasCachedIsNotFoundByTheOther() {
    library.as(
        "a",
        session -> {
          assertThat(session.find(Writer.class, 2)).isNull();
          assertThat(session.find(Page.class, 2)).isNull();
        });
  }

  @Test
  void noCacheHidesARowOfAnotherTenant() {
    library.execute("insert into books (id, tenant, writer_id) values (9, 'b', 1)");

    assertThat(
            library.refusals(
                "a",
                session -> {
                  var writer = session.find(Writer.class, 1);
                  session.remove(writer);
                }))
        .containsExactly(
            "Writer#1 is referred to by 1 row over Book.writer; it belongs to another tenant");
    library.as("a", session -> assertThat(session.find(Book.class, 1)).isNotNull());
  }

  @Test
  void whatTheDatabaseDeletesIsInNoCacheOfItsTenant() {
    library.as("a", session -> session.remove(session.find(Book.class, 1)));

    library.as("a", session -> assertThat(session.find(Page.class, 1)).isNull());
    library.as("b", session -> read(session, 2));
  }

  @Entity(name = "Writer")
  @Table(name = "writers")
  @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
  static class Writer {
    @Id int id;
    @TenantId String tenant;

    @OneToMany(mappedBy = "writer")
    @CascadeRule({ALL, DELETE_ORPHAN})
    @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
    List<Book> books = new ArrayList<>();
  }

  @Entity(name = "Book")
  @Table(name = "books")
  @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
  static class Book {
    @Id int id;
    @TenantId String tenant;

    @ManyToOne(fetch = FetchType.LAZY)
    Writer writer;

    @OneToMany(mappedBy = "book")
    @CascadeRule(value = ALL, passiveDeletes = PassiveDeletes.ON)
    @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
    List<Page> pages = new ArrayList<>();
  }

  @Entity(name = "Page")
  @Table(name = "pages")
  @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
  static class Page {
    @Id int id;
    @TenantId String tenant;

    @ManyToOne(fetch = FetchType.LAZY)
    @OnParentDelete(OnDelete.CASCADE)
    Book book;
  }
}
