package dev.cascade.it.softdelete;

import static dev.cascade.CascadeOption.ALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.CascadeRule;
import dev.cascade.hibernate.Cascades;
import dev.cascade.hibernate.softdelete.PurgedRows;
import dev.cascade.hibernate.softdelete.PurgedRows.KeptRow;
import dev.cascade.hibernate.softdelete.SoftDeletable;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hibernate.annotations.TenantId;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A removal marks rows of its own tenant only. */
class MarkedOfTenantsIT {

  private static String tenant = "a";

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(Writer.class, Book.class)
          .with(AvailableSettings.MULTI_TENANT_IDENTIFIER_RESOLVER, new Current());

  @BeforeEach
  void fill() {
    database.execute(
        """
        insert into writers (id, tenant) values (1, 'a'), (2, 'b');
        insert into books (id, writer_id, tenant) values (1, 1, 'a'), (2, 1, 'a'), (3, 2, 'b');
        """);
  }

  @Test
  void aStatementForASetCarriesTheTenant() {
    as("a", session -> session.remove(session.find(Writer.class, 1)));

    assertThat(live("writers")).containsExactly("2");
    assertThat(live("books")).containsExactly("3");
  }

  @Test
  void marksAreHiddenBesideTheTenant() {
    as("b", session -> session.remove(session.find(Book.class, 3)));

    as("b", session -> assertThat(session.find(Writer.class, 2).books).isEmpty());
    as(
        "a",
        session ->
            assertThat(session.createQuery("from Book", Book.class).getResultList()).hasSize(2));
    assertThat(live("books")).containsExactly("1", "2");
  }

  @Test
  void aRestoreBringsBackWhatTheDeletionOfItsTenantTook() {
    as("a", session -> session.remove(session.find(Writer.class, 1)));

    as(
        "b",
        session ->
            assertThatThrownBy(() -> Cascades.of(session).restore(Writer.class, 1))
                .isInstanceOf(EntityNotFoundException.class));
    assertThat(live("books")).containsExactly("3");
    as("a", session -> Cascades.of(session).restore(Writer.class, 1));

    assertThat(live("writers")).containsExactly("1", "2");
    assertThat(live("books")).containsExactly("1", "2", "3");
  }

  @Test
  void norDoesOneOfTheSameDeletionBringBackRowsOfAnother() {
    as("a", session -> session.remove(session.find(Writer.class, 1)));
    database.execute(
        "update books b set deleted_at = w.deleted_at, deletion_id = w.deletion_id from writers w where b.id = 4 and w.id = 1");

    as("a", session -> Cascades.of(session).restore(Writer.class, 1));

    assertThat(live("books")).containsExactly("1", "2", "3");
  }

  @Test
  void aScopeShowsDeletedRowsOfItsTenantOnly() {
    database.execute("update books set deleted_at = now() where id in (1, 3)");

    as(
        "a",
        session -> {
          assertThat(session.find(Book.class, 1)).isNull();
          Cascades.of(session)
              .withDeleted(
                  () ->
                      assertThat(session.createQuery("from Book", Book.class).getResultList())
                          .extracting(each -> each.id)
                          .containsExactlyInAnyOrder(1, 2));
          Cascades.of(session)
              .onlyDeleted(
                  () ->
                      assertThat(session.createQuery("from Book", Book.class).getResultList())
                          .extracting(each -> each.id)
                          .containsExactly(1));
        });
  }

  @Test
  void aPurgeDeletesRowsOfItsTenantOnly() {
    database.execute(
        """
        delete from books where id = 4;
        update writers set deleted_at = now() - interval '100 days';
        update books set deleted_at = now() - interval '100 days';
        """);

    as("a", session -> assertThat(purge(session).purged()).isEqualTo(1));

    assertThat(database.rows("select id from writers")).containsExactly("2");
    assertThat(database.rows("select id from books")).containsExactly("3");
  }

  @Test
  void aPurgeDeletesNothingAboveARowOfAnotherTenant() {
    database.execute(
        """
        insert into books (id, writer_id, tenant) values (4, 1, 'b');
        update writers set deleted_at = now() - interval '100 days';
        update books set deleted_at = now() - interval '100 days' where id <> 4;
        """);

    as(
        "a",
        session -> {
          var result = purge(session);
          assertThat(result.purged()).isZero();
          assertThat(result.reasons()).containsExactly(new KeptRow(1, List.of("Writer.books")));
        });

    assertThat(database.rows("select id from writers order by id")).containsExactly("1", "2");
    assertThat(database.rows("select id from books order by id"))
        .containsExactly("1", "2", "3", "4");
  }

  private static PurgedRows purge(EntityManager session) {
    return Cascades.of(session).purge(Writer.class).olderThan(Duration.ofDays(90)).execute();
  }

  private static List<String> live(String table) {
    return database.rows("select id from %s where deleted_at is null order by id".formatted(table));
  }

  private static void as(String who, Consumer<EntityManager> work) {
    tenant = who;
    database.inTransaction(work);
  }

  /** The tenant that is at work. */
  static final class Current implements CurrentTenantIdentifierResolver<String> {
    @Override
    public String resolveCurrentTenantIdentifier() {
      return tenant;
    }

    @Override
    public boolean validateExistingCurrentSessions() {
      return false;
    }
  }

  @Entity(name = "Writer")
  @Table(name = "writers")
  static class Writer extends SoftDeletable {
    @Id int id;
    @TenantId String tenant;

    @OneToMany(mappedBy = "writer")
    @CascadeRule(ALL)
    List<Book> books = new ArrayList<>();
  }

  @Entity(name = "Book")
  @Table(name = "books")
  static class Book extends SoftDeletable {
    @Id int id;
    @TenantId String tenant;

    @ManyToOne(fetch = FetchType.LAZY)
    Writer writer;
  }
}
