package dev.cascade.it.tenants;

import static dev.cascade.CascadeOption.MERGE;
import static dev.cascade.CascadeOption.SAVE_UPDATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.CascadeRule;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.TenantId;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Hibernate alone deletes rows of other tenants; in an application with any rule it does not, by
 * JPA's own cascades either.
 */
class NativeLeakIT {

  private static final String ROWS =
      """
      insert into writers (id, tenant) values (1, 'a');
      insert into books (id, tenant, writer_id) values (1, 'a', 1), (9, 'b', 1);
      """;
  private static final String LETTERS =
      """
      insert into writers (id, tenant) values (1, 'a');
      insert into letters (id, tenant, writer_id) values (1, 'a', 1), (9, 'b', 1);
      """;

  @Nested
  class HibernateAlone {

    @RegisterExtension
    static final TenantDatabase library =
        TenantDatabase.of(Writer.class, Book.class, Letter.class).with("cascade.enabled", "false");

    @Test
    void deletesARowOfAnotherTenantByCascade() {
      library.execute(ROWS);

      library.as("a", session -> session.remove(session.find(Writer.class, 1)));

      assertThat(library.rows("select id, tenant from books")).isEmpty();
    }

    @Test
    void deletesARowOfAnotherTenantAsAnOrphan() {
      library.execute(ROWS);

      library.as("a", session -> session.find(Writer.class, 1).books.clear());

      assertThat(library.rows("select id, tenant from books")).isEmpty();
    }

    @Test
    void letsTheDatabaseDeleteARowOfAnotherTenant() {
      library.execute(LETTERS);

      library.as("a", session -> session.remove(session.find(Writer.class, 1)));

      assertThat(library.rows("select id, tenant from letters")).isEmpty();
    }

    @Test
    void deletesARowOfAnotherTenantByItsIdentifier() {
      library.execute("insert into letters (id, tenant) values (9, 'b')");

      library.as("a", session -> session.remove(session.getReference(Letter.class, 9)));

      assertThat(library.rows("select id, tenant from letters")).isEmpty();
    }
  }

  @Nested
  class BesideUs {

    @RegisterExtension
    static final TenantDatabase library =
        TenantDatabase.of(Writer.class, Book.class, Letter.class, Shelf.class);

    @Test
    void itDeletesNoneByCascade() {
      library.execute(ROWS);

      assertThat(library.refusals("a", session -> session.remove(session.find(Writer.class, 1))))
          .containsExactly(
              "Writer#1 is referred to by 1 row over Book.writer; it belongs to another tenant");
      assertThat(library.rows("select id from books order by 1")).containsExactly("1", "9");
    }

    @Test
    void itDeletesNoneAsAnOrphan() {
      library.execute(ROWS);

      assertThat(library.refusals("a", session -> session.find(Writer.class, 1).books.clear()))
          .containsExactly(
              "Writer#1 is referred to by 1 row over Book.writer; it belongs to another tenant");
      assertThat(library.rows("select id from books order by 1")).containsExactly("1", "9");
    }

    @Test
    void theDatabaseDeletesNone() {
      library.execute(LETTERS);

      assertThat(library.refusals("a", session -> session.remove(session.find(Writer.class, 1))))
          .containsExactly(
              "Writer#1 is referred to by 1 row over Letter.writer; it belongs to another tenant");
      assertThat(library.rows("select id from letters order by 1")).containsExactly("1", "9");
    }

    @Test
    void itDeletesNoneByItsIdentifier() {
      library.execute("insert into letters (id, tenant) values (9, 'b')");

      assertThatThrownBy(
              () ->
                  library.as("a", session -> session.remove(session.getReference(Letter.class, 9))))
          .isInstanceOf(EntityNotFoundException.class);
      assertThat(library.rows("select id from letters")).containsExactly("9");
    }
  }

  /** With a rule. */
  @Entity(name = "Shelf")
  @Table(name = "shelves")
  static class Shelf {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    @CascadeRule({SAVE_UPDATE, MERGE})
    Shelf above;
  }

  /** With JPA's own cascade. */
  @Entity(name = "Writer")
  @Table(name = "writers")
  static class Writer {
    @Id int id;
    @TenantId String tenant;

    @OneToMany(mappedBy = "writer", cascade = CascadeType.ALL, orphanRemoval = true)
    List<Book> books = new ArrayList<>();
  }

  @Entity(name = "Book")
  @Table(name = "books")
  static class Book {
    @Id int id;
    @TenantId String tenant;

    @ManyToOne(fetch = FetchType.LAZY)
    Writer writer;
  }

  @Entity(name = "Letter")
  @Table(name = "letters")
  static class Letter {
    @Id int id;
    @TenantId String tenant;

    @ManyToOne(fetch = FetchType.LAZY)
    @OnDelete(action = OnDeleteAction.CASCADE)
    Writer writer;
  }
}
