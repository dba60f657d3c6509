package dev.cascade.it.softdelete;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.DeletedAt;
import dev.cascade.DeletionId;
import dev.cascade.OnSoftDelete;
import dev.cascade.hibernate.Cascades;
import dev.cascade.it.mapping.Enhanced;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Enhanced entities with lazy attributes are marked and hidden as all others. */
@ExtendWith(Enhanced.class)
class MarkedEnhancedIT {

  static final MappedDatabase database =
      MappedDatabase.of(Writer.class, Desk.class, Book.class, Review.class);

  @Test
  void unloadedChildrenAreMarked() {
    fill();

    var sent = database.recordSql(session -> session.remove(session.find(Writer.class, 1)));

    assertThat(sent.writes()).isNotEmpty().allMatch(each -> each.startsWith("update "));
    assertMarked();
  }

  @Test
  void loadedChildrenAreMarkedAndWhatStaysMayRefer() {
    fill();

    database.recordSql(
        session -> {
          var writer = session.find(Writer.class, 1);
          assertThat(writer.books).hasSize(2);
          assertThat(writer.desk()).isNotNull();
          var review = session.find(Review.class, 1);
          review.changeText();
          assertThat(review.writer().name()).isEqualTo("ada");
          session.remove(writer);
        });

    assertMarked();
    assertThat(database.rows("select text, writer_id from reviews")).containsExactly("changed|1");
  }

  @Test
  void aReferenceThatWasNeverLoadedIsMarkedWithItsChildren() {
    fill();

    database.recordSql(session -> session.remove(session.getReference(Writer.class, 1)));

    assertMarked();
  }

  @Test
  void anOrphanIsMarkedAndKeepsItsKey() {
    fill();

    database.recordSql(session -> session.find(Writer.class, 1).books.remove(0));

    assertThat(database.rows("select id, writer_id from books where deletedAt is not null"))
        .hasSize(1)
        .allMatch(each -> each.endsWith("|1"));
  }

  @Test
  void whatIsMarkedIsNotFound() {
    fill();
    database.recordSql(session -> session.remove(session.find(Book.class, 1)));

    database.inTransaction(
        session -> {
          assertThat(session.find(Book.class, 1)).isNull();
          assertThat(session.find(Writer.class, 1).books)
              .extracting(each -> each.id)
              .containsExactly(2);
        });
  }

  @Test
  void allOfThemComeBack() {
    fill();
    database.recordSql(session -> session.remove(session.find(Writer.class, 1)));

    database.recordSql(
        session -> {
          var writer = Cascades.of(session).withDeleted(() -> session.find(Writer.class, 1));
          assertThat(writer.deletedAt).isNotNull();
          assertThat(Cascades.of(session).restore(Writer.class, 1).total()).isEqualTo(4);
          assertThat(writer.deletedAt).isNull();
          assertThat(writer.name()).isEqualTo("ada");
        });

    assertThat(database.rows("select id from books where deletedAt is null order by id"))
        .containsExactly("1", "2", "3");
    assertThat(database.rows("select id, name from writers where deletedAt is null order by id"))
        .containsExactly("1|ada", "2|bob");
    assertThat(database.rows("select writer_id from desks where deletion is null order by id"))
        .containsExactly("1", "2");
  }

  @Test
  void whatABookWasToldBeforeItsRemovalComesBackWithIt() {
    fill();
    database.recordSql(
        session -> {
          var book = session.find(Book.class, 3);
          book.move("moved", session.find(Writer.class, 1));
          session.remove(session.find(Writer.class, 1));
        });
    assertThat(database.rows("select id from books where deletedAt is null")).isEmpty();

    database.recordSql(session -> Cascades.of(session).restore(Writer.class, 1));

    assertThat(
            database.rows(
                "select id, text, writer_id from books where deletedAt is null order by id"))
        .containsExactly("1|a|1", "2|b|1", "3|moved|1");
  }

  @Test
  void whatWasNeverReadIsNotWritten() {
    fill();

    var sent =
        database.recordSql(
            session -> {
              var book = session.find(Book.class, 3);
              book.move(null, session.find(Writer.class, 2));
              session.remove(book);
            });

    assertThat(sent.writes())
        .containsExactly(
            "update books set deletedAt=?,deletion=? where id=? and deletedAt is null");
    assertThat(database.rows("select text from books where id = 3")).containsExactly("c");
  }

  private static void fill() {
    database.execute(
        """
        insert into writers (id, name) values (1, 'ada'), (2, 'bob');
        insert into desks (id, writer_id) values (1, 1), (2, 2);
        insert into books (id, writer_id, text) values (1, 1, 'a'), (2, 1, 'b'), (3, 2, 'c');
        insert into reviews (id, writer_id, text) values (1, 1, 'r');
        """);
  }

  private static void assertMarked() {
    for (var table : List.of("writers", "desks", "books")) {
      assertThat(
              database.rows(
                  "select count(*), count(distinct deletion) from %s where deletedAt is not null"
                      .formatted(table)))
          .containsExactly(table.equals("books") ? "2|1" : "1|1");
    }
    assertThat(database.rows("select id, writer_id from books where deletedAt is null"))
        .containsExactly("3|2");
    assertThat(database.rows("select writer_id from reviews")).containsExactly("1");
  }

  @Entity(name = "Writer")
  @Table(name = "writers")
  static class Writer {
    @Id int id;

    @Basic(fetch = FetchType.LAZY)
    String name;

    @DeletedAt @Nullable Instant deletedAt;
    @DeletionId @Nullable UUID deletion;

    @OneToOne(mappedBy = "writer", fetch = FetchType.LAZY)
    @CascadeRule({ALL, DELETE_ORPHAN})
    @Nullable Desk desk;

    @OneToMany(mappedBy = "writer")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Book> books = new ArrayList<>();

    @OneToMany(mappedBy = "writer")
    @CascadeRule(onSoftDelete = OnSoftDelete.KEEP)
    List<Review> reviews = new ArrayList<>();

    @Nullable Desk desk() {
      return desk;
    }

    String name() {
      return name;
    }
  }

  @Entity(name = "Desk")
  @Table(name = "desks")
  static class Desk {
    @Id int id;
    @DeletedAt @Nullable Instant deletedAt;
    @DeletionId @Nullable UUID deletion;

    @OneToOne(fetch = FetchType.LAZY)
    @Nullable Writer writer;
  }

  @Entity(name = "Book")
  @Table(name = "books")
  static class Book {
    @Id int id;

    @Basic(fetch = FetchType.LAZY)
    String text;

    @DeletedAt @Nullable Instant deletedAt;
    @DeletionId @Nullable UUID deletion;

    @ManyToOne(fetch = FetchType.LAZY)
    @Nullable Writer writer;

    void move(@Nullable String newText, Writer newWriter) {
      if (newText != null) {
        text = newText;
      }
      writer = newWriter;
    }
  }

  @Entity(name = "Review")
  @Table(name = "reviews")
  static class Review {
    @Id int id;
    String text;

    @ManyToOne(fetch = FetchType.LAZY)
    @Nullable Writer writer;

    void changeText() {
      text = "changed";
    }

    @Nullable Writer writer() {
      return writer;
    }
  }
}
