package dev.cascade.it.sets;

import static dev.cascade.it.sets.Blog.COMMENTS_OF_USERS_POSTS;
import static dev.cascade.it.sets.Blog.LIKES_OF_USER;
import static dev.cascade.it.sets.Blog.LIKES_OF_USERS_POSTS;
import static dev.cascade.it.sets.Blog.POSTS_OF_USER;
import static dev.cascade.it.sets.Blog.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Children that come, go, or move in the flush that deletes their parent's as a set. */
class SameFlushIT {

  private static final List<String> ALL_OF_ADA =
      List.of(LIKES_OF_USER, COMMENTS_OF_USERS_POSTS, LIKES_OF_USERS_POSTS, POSTS_OF_USER, USER);
  private static final String MOVE_POST = "update posts set user_id=? where id=?";

  @RegisterExtension static final MappedDatabase blog = Blog.database();

  @BeforeEach
  void fill() {
    Blog.fill(blog);
  }

  @Test
  void aChildAddedBeforeTheRemovalGoesToo() {
    blog.recordSql(
        session -> {
          var ada = session.find(User.class, "ada");
          var post = new Post("new");
          post.user = ada;
          session.persist(post);
          session.remove(ada);
          session.flush();
          assertThat(session.contains(post)).isFalse();
        });

    assertOnlyBobsAreLeft();
  }

  @Test
  void aChildAddedAfterTheRemovalGoesToo() {
    blog.recordSql(
        session -> {
          var ada = session.find(User.class, "ada");
          session.remove(ada);
          var post = new Post("new");
          ada.with(post);
          session.flush();
          assertThat(session.contains(post)).isFalse();
        });

    assertOnlyBobsAreLeft();
  }

  @Test
  void aGrandchildAddedBeforeTheRemovalGoesToo() {
    blog.recordSql(
        session -> {
          var comment = new Comment("new");
          comment.post = session.getReference(Post.class, "ada1");
          session.persist(comment);
          session.remove(session.find(User.class, "ada"));
        });

    assertOnlyBobsAreLeft();
  }

  @Test
  void aChildMovedAwayBeforeTheRemovalStaysWithAllBelow() {
    var sql =
        blog.recordSql(
            session -> {
              session.find(Post.class, "ada1").user = session.find(User.class, "bob");
              session.remove(session.find(User.class, "ada"));
            });

    assertThat(sql.writes()).isEqualTo(after(MOVE_POST));
    assertPostAda1IsBobs();
  }

  @Test
  void aChildMovedAwayAfterTheRemovalStaysWithAllBelow() {
    var sql =
        blog.recordSql(
            session -> {
              var post = session.find(Post.class, "ada1");
              session.remove(session.find(User.class, "ada"));
              post.user = session.find(User.class, "bob");
            });

    assertPostAda1IsBobs();
    assertThat(sql.writes()).isEqualTo(after(MOVE_POST));
  }

  @Test
  void aGrandchildMovedAwayStays() {
    var sql =
        blog.recordSql(
            session -> {
              session.find(Comment.class, "on ada1").post =
                  session.getReference(Post.class, "bob1");
              session.remove(session.find(User.class, "ada"));
            });

    assertThat(sql.writes()).isEqualTo(after("update comments set post_id=? where id=?"));
    assertThat(blog.rows("select id, post_id from comments order by id"))
        .containsExactly("on ada1|bob1", "on bob1|bob1", "on bob2|bob2");
  }

  @Test
  void aChildMovedInGoesWithAllBelow() {
    blog.recordSql(
        session -> {
          var ada = session.find(User.class, "ada");
          session.find(Post.class, "bob1").user = ada;
          session.remove(ada);
        });

    assertThat(Blog.ids(blog, "users")).containsExactly("bob");
    assertThat(Blog.ids(blog, "posts")).containsExactly("bob2");
    assertThat(Blog.ids(blog, "comments")).containsExactly("on bob2");
    assertThat(Blog.ids(blog, "likes")).isEmpty();
  }

  @Test
  void aGrandchildMovedInGoesToo() {
    blog.recordSql(
        session -> {
          var comment = session.find(Comment.class, "on bob1");
          comment.post = session.getReference(Post.class, "ada1");
          session.remove(session.find(User.class, "ada"));
          session.flush();
          assertThat(session.contains(comment)).isFalse();
        });

    assertThat(Blog.ids(blog, "users")).containsExactly("bob");
    assertThat(Blog.ids(blog, "comments")).containsExactly("on bob2");
  }

  @Test
  void aChildTakenFromARemovedParentsListIntoAnothersStays() {
    blog.recordSql(
        session -> {
          var ada = session.find(User.class, "ada");
          var bob = session.find(User.class, "bob");
          var post = session.find(Post.class, "ada1");
          session.remove(ada);
          bob.with(post);
        });

    assertPostAda1IsBobs();
  }

  private static List<String> after(String first) {
    var all = new ArrayList<>(List.of(first));
    all.addAll(ALL_OF_ADA);
    return all;
  }

  private static void assertPostAda1IsBobs() {
    assertThat(Blog.ids(blog, "users")).containsExactly("bob");
    assertThat(blog.rows("select id, user_id from posts order by id"))
        .containsExactly("ada1|bob", "bob1|bob", "bob2|bob");
    assertThat(Blog.ids(blog, "comments")).containsExactly("on ada1", "on bob1", "on bob2");
  }

  private static void assertOnlyBobsAreLeft() {
    assertThat(Blog.ids(blog, "users")).containsExactly("bob");
    assertThat(Blog.ids(blog, "posts")).containsExactly("bob1", "bob2");
    assertThat(Blog.ids(blog, "comments")).containsExactly("on bob1", "on bob2");
    assertThat(Blog.ids(blog, "likes")).containsExactly("bob1 bob");
  }
}
