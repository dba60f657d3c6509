package dev.cascade.it.softdelete;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.OnSoftDelete.DELETE;
import static dev.cascade.OnSoftDelete.KEEP;
import static dev.cascade.OnSoftDelete.REFUSE;
import static dev.cascade.OnSoftDelete.SET_NULL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.CascadeRule;
import dev.cascade.hibernate.refusal.DeleteRefusedException;
import dev.cascade.hibernate.softdelete.SoftDeletable;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a rule says of the rows at its far end where the near row is only marked. */
class OnSoftDeleteIT {

  private static final String MARK_AUTHOR =
      "update authors set deleted_at=?,deletion_id=? where id=? and deleted_at is null";

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(Author.class, Page.class, Draft.class, Contract.class, Photo.class);

  @BeforeEach
  void fill() {
    database.execute(
        """
        insert into authors (id) values (1), (2);
        insert into pages (id, author_id) values (11, 1), (12, 1), (21, 2);
        insert into drafts (id, author_id) values (11, 1), (12, 1), (21, 2);
        insert into photos (id, author_id) values (11, 1), (21, 2);
        insert into photos (id, author_id, deleted_at) values (12, 1, now());
        insert into contracts (id, author_id) values (21, 2);
        insert into contracts (id, author_id, deleted_at) values (11, 1, now());
        """);
  }

  @Test
  void keptDeletedAndReleasedRowsAreLeftAsTheRulesSay() {
    var sent = database.recordSql(session -> session.remove(session.find(Author.class, 1)));

    assertThat(sent.writes())
        .satisfiesExactlyInAnyOrder(
            drafts -> assertThat(drafts).startsWith("delete from drafts "),
            photos -> assertThat(photos).startsWith("update photos "),
            author -> assertThat(author).isEqualTo(MARK_AUTHOR));
    assertLeft();
  }

  @Test
  void soItIsWhereAllOfThemAreLoaded() {
    database.recordSql(
        session -> {
          var author = session.find(Author.class, 1);
          assertThat(author.pages).hasSize(2);
          assertThat(author.drafts).hasSize(2);
          assertThat(author.photos).hasSize(1);
          assertThat(author.contracts).isEmpty();
          session.remove(author);
          session.flush();
          assertThat(author.pages).extracting(page -> page.author).containsOnly(author);
          assertThat(author.photos).extracting(photo -> photo.author).containsOnlyNulls();
        });

    assertLeft();
  }

  @Test
  void theRemovalIsRefusedByALiveRowBeforeAnythingIsSent() {
    assertThatThrownBy(
            () -> database.recordSql(session -> session.remove(session.find(Author.class, 2))))
        .cause()
        .isInstanceOf(DeleteRefusedException.class)
        .hasMessageContaining(
            "- Author#2 is referred to by 1 row over Contract.author: Contract#21; Author.contracts has onSoftDelete = REFUSE.");

    assertThat(database.sent().writes()).isEmpty();
    assertThat(live("authors")).containsExactly("1", "2");
  }

  // The photo that was deleted before keeps its key: a restore of it is to find its author.
  private static void assertLeft() {
    assertThat(live("authors")).containsExactly("2");
    assertThat(database.rows("select id, author_id from pages order by id"))
        .containsExactly("11|1", "12|1", "21|2");
    assertThat(database.rows("select id, author_id from drafts order by id"))
        .containsExactly("21|2");
    assertThat(database.rows("select id, author_id from photos order by id"))
        .containsExactly("11|null", "12|1", "21|2");
    assertThat(live("photos")).containsExactly("11", "21");
    assertThat(database.rows("select id, author_id from contracts order by id"))
        .containsExactly("11|1", "21|2");
  }

  private static List<String> live(String table) {
    return database.rows("select id from %s where deleted_at is null order by id".formatted(table));
  }

  @Entity(name = "Author")
  @Table(name = "authors")
  static class Author extends SoftDeletable {
    @Id int id;

    @OneToMany(mappedBy = "author")
    @CascadeRule(value = ALL, onSoftDelete = KEEP)
    List<Page> pages = new ArrayList<>();

    @OneToMany(mappedBy = "author")
    @CascadeRule(value = ALL, onSoftDelete = DELETE)
    List<Draft> drafts = new ArrayList<>();

    @OneToMany(mappedBy = "author")
    @CascadeRule(onSoftDelete = SET_NULL)
    List<Photo> photos = new ArrayList<>();

    @OneToMany(mappedBy = "author")
    @CascadeRule(value = ALL, onSoftDelete = REFUSE)
    List<Contract> contracts = new ArrayList<>();
  }

  @Entity(name = "Page")
  @Table(name = "pages")
  static class Page {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    Author author;
  }

  @Entity(name = "Draft")
  @Table(name = "drafts")
  static class Draft {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    Author author;
  }

  @Entity(name = "Photo")
  @Table(name = "photos")
  static class Photo extends SoftDeletable {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    Author author;
  }

  @Entity(name = "Contract")
  @Table(name = "contracts")
  static class Contract extends SoftDeletable {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    Author author;
  }
}
