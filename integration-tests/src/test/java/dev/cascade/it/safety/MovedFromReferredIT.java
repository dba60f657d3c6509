package dev.cascade.it.safety;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.OnDelete.CASCADE;
import static dev.cascade.OnDelete.SET_NULL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.OnParentDelete;
import dev.cascade.PassiveDeletes;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PreRemove;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A child that is moved before its old parent is removed stays, also where only its key tells. */
class MovedFromReferredIT {

  private static final List<String> SEEN = new ArrayList<>();

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(User.class, Post.class, Page.class, Note.class);

  @BeforeEach
  void fill() {
    SEEN.clear();
    database.execute(
        """
        insert into users values (1), (2);
        insert into posts (id, user_id) values (1, 1), (2, 1);
        insert into pages (id, user_id) values (1, 1), (2, 1);
        insert into notes (id, user_id) values (1, 1);
        """);
  }

  @Test
  void aPostThatNoCollectionHoldsStaysWhenMoved() {
    database.recordSql(
        session -> {
          session.find(Post.class, 1).user = session.find(User.class, 2);
          session.remove(session.find(User.class, 1));
        });
    assertThat(database.rows("select id, user_id from posts")).containsExactly("1|2");
    assertThat(SEEN).contains("post 2").doesNotContain("post 1");
  }

  @Test
  void aPostThatIsMovedInGoes() {
    database.recordSql(
        session -> {
          session.find(Post.class, 1).user = session.find(User.class, 2);
          session.remove(session.find(User.class, 2));
        });
    assertThat(database.rows("select id, user_id from posts")).containsExactly("2|1");
    assertThat(SEEN).containsExactly("post 1");
  }

  @Test
  void aPageOfAPassiveListStaysWhenMoved() {
    database.recordSql(
        session -> {
          session.find(Page.class, 1).user = session.find(User.class, 2);
          session.remove(session.find(User.class, 1));
        });
    assertThat(database.rows("select id, user_id from pages")).containsExactly("1|2");
    assertThat(SEEN).contains("page 2").doesNotContain("page 1");
  }

  @Test
  void aNoteThatIsMovedInLosesItsReferenceInItsRowToo() {
    database.recordSql(
        session -> {
          var note = session.find(Note.class, 1);
          note.user = session.find(User.class, 2);
          session.remove(session.find(User.class, 2));
          session.flush();
          assertThat(note.user).isNull();
        });
    assertThat(database.rows("select id, user_id from notes")).containsExactly("1|null");
  }

  @Entity(name = "User")
  @Table(name = "users")
  static class User {
    @Id int id;

    @OneToMany(mappedBy = "user")
    @CascadeRule(value = ALL, passiveDeletes = PassiveDeletes.ON)
    List<Page> pages = new ArrayList<>();
  }

  @Entity(name = "Post")
  @Table(name = "posts")
  static class Post {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    @OnParentDelete(CASCADE)
    @Nullable User user;

    @PreRemove
    void seen() {
      SEEN.add("post " + id);
    }
  }

  @Entity(name = "Page")
  @Table(name = "pages")
  static class Page {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    @OnParentDelete(CASCADE)
    @Nullable User user;

    @PreRemove
    void seen() {
      SEEN.add("page " + id);
    }
  }

  @Entity(name = "Note")
  @Table(name = "notes")
  static class Note {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    @OnParentDelete(SET_NULL)
    @Nullable User user;
  }
}
