package dev.cascade.it.softdelete;

import static dev.cascade.CascadeOption.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
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
        insert into books (id, writer_id, tenant) values (1, 1, 'a'), (2, 1, 'a'), (3, 2, 'b'), (4, 1, 'b');
        """);
  }

  @Test
  void aStatementForASetCarriesTheTenant() {
    as("a", session -> session.remove(session.find(Writer.class, 1)));

    assertThat(live("writers")).containsExactly("2");
    assertThat(live("books")).containsExactly("3", "4");
  }

  @Test
  void marksAreHiddenBesideTheTenant() {
    as("b", session -> session.remove(session.find(Book.class, 3)));

    as("b", session -> assertThat(session.find(Writer.class, 2).books).isEmpty());
    as(
        "a",
        session ->
            assertThat(session.createQuery("from Book", Book.class).getResultList()).hasSize(2));
    assertThat(live("books")).containsExactly("1", "2", "4");
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
