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
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the database deletes below a bare reference goes from the session too. */
class UnloadedRootIT {

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(User.class, Post.class, Comment.class, Note.class);

  @BeforeEach
  void fill() {
    database.execute(
        """
        insert into users values (1);
        insert into posts (id, user_id) values (1, 1);
        insert into comments (id, post_id, text) values (1, 1, 'x');
        insert into notes (id, post_id, text) values (1, 1, 'x');
        """);
  }

  @Test
  void aChildInTheSessionGoesWithABareReference() {
    var sql =
        database.recordSql(
            session -> {
              var post = session.find(Post.class, 1);
              session.remove(session.getReference(User.class, 1));
              session.flush();
              assertThat(session.contains(post)).isFalse();
              assertThat(session.find(Post.class, 1)).isNull();
            });
    assertThat(sql.writes()).containsExactly("delete from users where id=?");
  }

  @Test
  void aGrandchildInTheSessionGoesWithABareReference() {
    var sql =
        database.recordSql(
            session -> {
              var comment = session.find(Comment.class, 1);
              session.remove(session.getReference(User.class, 1));
              session.flush();
              assertThat(session.contains(comment)).isFalse();
              assertThat(session.find(Comment.class, 1)).isNull();
            });
    assertThat(sql.writes()).containsExactly("delete from users where id=?");
  }

  @Test
  void aGrandchildInTheSessionGoesWithALoadedUser() {
    var sql =
        database.recordSql(
            session -> {
              var comment = session.find(Comment.class, 1);
              session.remove(session.find(User.class, 1));
              session.flush();
              assertThat(session.contains(comment)).isFalse();
              assertThat(session.find(Comment.class, 1)).isNull();
            });
    assertThat(sql.writes()).containsExactly("delete from users where id=?");
  }

  @Test
  void aReferenceThatTheDatabaseNullsBelowABareReferenceIsNullInMemory() {
    var sql =
        database.recordSql(
            session -> {
              var note = session.find(Note.class, 1);
              session.remove(session.getReference(User.class, 1));
              session.flush();
              assertThat(note.post).isNull();
              note.text = "y";
            });
    assertThat(sql.writes())
        .containsExactly(
            "delete from users where id=?", "update notes set post_id=?,text=? where id=?");
    assertThat(database.rows("select id, post_id, text from notes")).containsExactly("1|null|y");
  }

  @Test
  void aReferenceThatTheDatabaseNullsBelowALoadedUserIsNullInMemory() {
    database.recordSql(
        session -> {
          var note = session.find(Note.class, 1);
          session.remove(session.find(User.class, 1));
          session.flush();
          assertThat(note.post).isNull();
          note.text = "y";
        });
    assertThat(database.rows("select id, post_id, text from notes")).containsExactly("1|null|y");
  }

  @Entity(name = "User")
  @Table(name = "users")
  static class User {
    @Id int id;

    @OneToMany(mappedBy = "user")
    @CascadeRule(value = ALL, passiveDeletes = PassiveDeletes.ON)
    List<Post> posts = new ArrayList<>();
  }

  @Entity(name = "Post")
  @Table(name = "posts")
  static class Post {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    @OnParentDelete(CASCADE)
    @Nullable User user;

    @OneToMany(mappedBy = "post")
    @CascadeRule(value = ALL, passiveDeletes = PassiveDeletes.ON)
    List<Comment> comments = new ArrayList<>();
  }

  @Entity(name = "Comment")
  @Table(name = "comments")
  static class Comment {
    @Id int id;
    String text;

    @ManyToOne(fetch = FetchType.LAZY)
    @OnParentDelete(CASCADE)
    @Nullable Post post;
  }

  @Entity(name = "Note")
  @Table(name = "notes")
  static class Note {
    @Id int id;
    String text;

    @ManyToOne(fetch = FetchType.LAZY)
    @OnParentDelete(SET_NULL)
    @Nullable Post post;
  }
}
