package dev.cascade.it.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.OnDelete;
import dev.cascade.OnParentDelete;
import dev.cascade.hibernate.refusal.DeleteRefusedException;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.RollbackException;
import jakarta.persistence.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import org.hibernate.TransactionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the documentation says of refused deletes. */
class RefusedDeletesIT {

  @RegisterExtension
  static final MappedDatabase database = MappedDatabase.of(Author.class, Essay.class);

  @BeforeEach
  void saveAnAuthorWithAnEssay() {
    var ada = new Author(7);
    database.save(ada, new Essay(1, ada));
  }

  @Test
  void aRefusalIsReadAsData() {
    var said = new ArrayList<String>();

    database.inTransaction(
        session -> {
          try {
            session.createQuery("delete from Author").executeUpdate();
          } catch (DeleteRefusedException refused) {
            for (var refusal : refused.refusals()) {
              said.add("%s over %s".formatted(refusal.parentIds(), refusal.relationship()));
            }
          }
        });

    assertThat(said).containsExactly("[7] over Essay.author");
    assertThat(database.rows("select id from authors")).containsExactly("7");
  }

  @Test
  void theMessagesAreThose() {
    assertThatThrownBy(() -> execute("delete from authors"))
        .hasMessageStartingWith(
            """
            The delete is refused:
            - Author#7 is referred to by rows over Essay.author; essays.author_id refuses it, constraint fk_essay_author.
            Delete or re-parent those rows first, or give the parent's side a rule with DELETE.
            """
                .strip());
    assertThatThrownBy(() -> execute("update essays set author_id = 8"))
        .hasMessageStartingWith(
            """
            Essay.author refers to Author#8, which is not there (essays.author_id, constraint fk_essay_author). Save it first, or refer to one that nobody has deleted.
            """
                .strip());
    assertThatThrownBy(() -> execute("update essays set author_id = null"))
        .hasMessageStartingWith(
            """
            Essay.author may not be null (essays.author_id). Set it before the row is stored; if the Author was deleted, delete the row too: give its side a rule with DELETE.
            """
                .strip());
    assertThat(database.rows("select id, author_id from essays")).containsExactly("1|7");
  }

  @Test
  void whatOnlyTheCommitFindsIsNotTranslated() {
    database.execute(
        "alter table essays alter constraint fk_essay_author deferrable initially deferred");
    try {
      assertThatThrownBy(() -> execute("delete from authors"))
          .isInstanceOf(RollbackException.class)
          .hasCauseInstanceOf(TransactionException.class)
          .hasRootCauseInstanceOf(SQLException.class);
    } finally {
      database.execute("alter table essays alter constraint fk_essay_author not deferrable");
    }
    assertThat(database.rows("select id from authors")).containsExactly("7");
  }

  private static void execute(String sql) {
    database.inTransaction(session -> session.createNativeQuery(sql).executeUpdate());
  }

  @Entity(name = "Author")
  @Table(name = "authors")
  static class Author {

    @Id Long id;

    Author() {}

    Author(long id) {
      this.id = id;
    }
  }

  @Entity(name = "Essay")
  @Table(name = "essays")
  static class Essay {

    @Id Long id;

    @ManyToOne(optional = false)
    @OnParentDelete(OnDelete.NO_ACTION)
    @JoinColumn(foreignKey = @ForeignKey(name = "fk_essay_author"))
    Author author;

    Essay() {}

    Essay(long id, Author author) {
      this.id = id;
      this.author = author;
    }
  }
}
