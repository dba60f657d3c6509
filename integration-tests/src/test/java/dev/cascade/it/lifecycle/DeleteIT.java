package dev.cascade.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.domain.Comment;
import dev.cascade.it.domain.Post;
import dev.cascade.it.domain.PostLike;
import dev.cascade.it.domain.Profile;
import dev.cascade.it.domain.Tag;
import dev.cascade.it.domain.User;
import dev.cascade.it.support.BlogDatabase;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeleteIT {

  private static final String[] LOADED_OBJECTS_OF_ADA = {
    "delete from profiles where id=?",
    "delete from post_tags where post_id=?",
    "update audit_logs al1_0 set user_id=null where al1_0.user_id in (?)",
    "delete from post_likes where id=?",
    "delete from comments where id=?",
    "delete from posts where id=?",
    "delete from users where id=?"
  };

  private static final String[] UNLOADED_ROWS_OF_ADA = {
    "delete from profiles where id=?",
    "update audit_logs al1_0 set user_id=null where al1_0.user_id in (?)",
    "delete from comments c1_0 where c1_0.post_id in (select p2_0.id from posts p2_0 where p2_0.user_id in (?))",
    "delete from post_likes pl1_0 where pl1_0.post_id in (select p2_0.id from posts p2_0 where p2_0.user_id in (?))",
    "delete from post_tags to_delete_ where to_delete_.post_id in (select p1_0.id from posts p1_0 where p1_0.user_id in (?))",
    "delete from posts p1_0 where p1_0.user_id in (?)",
    "delete from users where id=?"
  };

  @RegisterExtension final BlogDatabase blog = BlogDatabase.onPostgres();

  @BeforeEach
  void saveAdaWithThreeLevelsAndGrace() {
    blog.inTransaction(
        session -> {
          var ada = new User("ada");
          var grace = new User("grace");
          session.persist(ada);
          session.persist(grace);
          ada.setProfile(new Profile("Countess"));
          ada.addPost(
              new Post("first")
                  .addComment(new Comment("nice", grace))
                  .addPostLike(new PostLike(grace))
                  .addTag(new Tag("java")));
          grace.setProfile(new Profile("Admiral"));
          grace.addPost(new Post("second").addComment(new Comment("thanks", ada)));
        });
  }

  @Test
  void removingAUserDeletesItsLoadedGraphChildrenFirst() {
    var sql =
        blog.recordSql(
            session -> {
              var user = session.find(User.class, 1L);
              user.getPosts()
                  .forEach(
                      post -> {
                        Hibernate.initialize(post.getComments());
                        Hibernate.initialize(post.getPostLikes());
                      });
              session.remove(user);
            });

    assertThat(sql.writes()).containsExactly(LOADED_OBJECTS_OF_ADA);
    assertOnlyGraceIsLeft();
  }

  @Test
  void removingAUserOfWhomNothingIsLoadedDeletesTheSame() {
    var sql = blog.recordSql(session -> session.remove(session.find(User.class, 1L)));

    assertThat(sql.writes()).containsExactly(UNLOADED_ROWS_OF_ADA);
    assertOnlyGraceIsLeft();
  }

  @Test
  void removingABareReferenceDeletesTheSame() {
    var sql = blog.recordSql(session -> session.remove(session.getReference(User.class, 1L)));

    assertThat(sql.writes()).containsExactly(UNLOADED_ROWS_OF_ADA);
    assertOnlyGraceIsLeft();
  }

  @Test
  void aPostRemovedBeforeItsUserIsDeletedOnce() {
    var sql =
        blog.recordSql(
            session -> {
              session.remove(session.find(Post.class, 1L));
              session.remove(session.find(User.class, 1L));
            });

    assertThat(sql.writes())
        .containsExactly(
            "delete from profiles where id=?",
            "delete from post_tags where post_id=?",
            "update audit_logs al1_0 set user_id=null where al1_0.user_id in (?)",
            "delete from comments c1_0 where c1_0.post_id in (?)",
            "delete from post_likes pl1_0 where pl1_0.post_id in (?)",
            "delete from comments c1_0 where c1_0.post_id in (select p2_0.id from posts p2_0 where p2_0.user_id in (?))",
            "delete from post_likes pl1_0 where pl1_0.post_id in (select p2_0.id from posts p2_0 where p2_0.user_id in (?))",
            "delete from posts where id=?",
            "delete from post_tags to_delete_ where to_delete_.post_id in (select p1_0.id from posts p1_0 where p1_0.user_id in (?))",
            "delete from posts p1_0 where p1_0.user_id in (?)",
            "delete from users where id=?");
    assertOnlyGraceIsLeft();
  }

  @Test
  void aPostRemovedAfterItsUserIsDeletedOnce() {
    var sql =
        blog.recordSql(
            session -> {
              var post = session.find(Post.class, 1L);
              session.remove(session.find(User.class, 1L));
              session.remove(post);
            });

    assertThat(sql.writes())
        .containsExactly(
            "delete from profiles where id=?",
            "delete from post_tags where post_id=?",
            "update audit_logs al1_0 set user_id=null where al1_0.user_id in (?)",
            "delete from comments c1_0 where c1_0.post_id in (select p2_0.id from posts p2_0 where p2_0.user_id in (?))",
            "delete from post_likes pl1_0 where pl1_0.post_id in (select p2_0.id from posts p2_0 where p2_0.user_id in (?))",
            "delete from post_tags to_delete_ where to_delete_.post_id in (select p1_0.id from posts p1_0 where p1_0.user_id in (?))",
            "delete from posts p1_0 where p1_0.user_id in (?)",
            "delete from users where id=?");
    assertOnlyGraceIsLeft();
  }

  @Test
  void removingEverybodyLeavesOnlyWhatIsShared() {
    blog.recordSql(
        session -> {
          session.remove(session.find(User.class, 1L));
          session.remove(session.find(User.class, 2L));
        });

    assertThat(blog.rows("users")).isEmpty();
    assertThat(blog.rows("profiles")).isEmpty();
    assertThat(blog.rows("posts")).isEmpty();
    assertThat(blog.rows("comments")).isEmpty();
    assertThat(blog.rows("post_likes")).isEmpty();
    assertThat(blog.rows("tags", "name")).containsExactly("java");
  }

  private void assertOnlyGraceIsLeft() {
    assertThat(blog.rows("users", "name")).containsExactly("grace");
    assertThat(blog.rows("profiles", "bio")).containsExactly("Admiral");
    assertThat(blog.rows("posts", "title")).containsExactly("second");
    assertThat(blog.rows("comments", "content", "author_id")).containsExactly("thanks, null");
    assertThat(blog.rows("post_likes")).isEmpty();
    assertThat(blog.rows("post_tags")).isEmpty();
    assertThat(blog.rows("tags", "name")).containsExactly("java");
  }
}
