package dev.cascade.it.sets;

import static dev.cascade.it.sets.Blog.COMMENT;
import static dev.cascade.it.sets.Blog.COMMENTS_OF_POST;
import static dev.cascade.it.sets.Blog.COMMENTS_OF_USERS_POSTS;
import static dev.cascade.it.sets.Blog.LIKE;
import static dev.cascade.it.sets.Blog.LIKES_OF_POST;
import static dev.cascade.it.sets.Blog.LIKES_OF_USER;
import static dev.cascade.it.sets.Blog.LIKES_OF_USERS_POSTS;
import static dev.cascade.it.sets.Blog.POST;
import static dev.cascade.it.sets.Blog.POSTS_OF_USER;
import static dev.cascade.it.sets.Blog.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One statement a level, whatever is removed beside it. */
class LevelsIT {

  @RegisterExtension static final MappedDatabase blog = Blog.database();

  @BeforeEach
  void fill() {
    Blog.fill(blog);
  }

  @Test
  void threeLevelsAndADiamondGoByOneStatementForEachPath() {
    var sql = blog.recordSql(session -> session.remove(session.find(User.class, "ada")));

    assertThat(sql.reads()).containsExactly("select u1_0.id from users u1_0 where u1_0.id=?");
    assertThat(sql.writes())
        .containsExactly(
            LIKES_OF_USER, COMMENTS_OF_USERS_POSTS, LIKES_OF_USERS_POSTS, POSTS_OF_USER, USER);
    assertOnlyBobsAreLeft();
  }

  @Test
  void aReferenceThatIsNotLoadedNeedsNoMore() {
    var sql = blog.recordSql(session -> session.remove(session.getReference(User.class, "ada")));

    assertThat(sql.writes())
        .containsExactly(
            LIKES_OF_USER, COMMENTS_OF_USERS_POSTS, LIKES_OF_USERS_POSTS, POSTS_OF_USER, USER);
    assertOnlyBobsAreLeft();
  }

  @Test
  void twoParentsShareTheStatements() {
    var sql =
        blog.recordSql(
            session -> {
              session.remove(session.find(User.class, "ada"));
              session.remove(session.find(User.class, "bob"));
            });

    assertThat(sql.writes())
        .containsExactly(
            ofTwo(LIKES_OF_USER),
            ofTwo(COMMENTS_OF_USERS_POSTS),
            ofTwo(LIKES_OF_USERS_POSTS),
            ofTwo(POSTS_OF_USER),
            USER,
            USER);
    for (var table : List.of("users", "posts", "comments", "likes")) {
      assertThat(Blog.ids(blog, table)).isEmpty();
    }
  }

  @Test
  void twoPostsOfALoadedListShareTheStatementsForWhatIsBelow() {
    var sql =
        blog.recordSql(
            session -> {
              var ada = session.find(User.class, "ada");
              ada.posts.clear();
            });

    assertThat(sql.writes())
        .containsExactly(ofTwo(COMMENTS_OF_POST), ofTwo(LIKES_OF_POST), POST, POST);
    assertThat(Blog.ids(blog, "users")).containsExactly("ada", "bob");
    assertThat(Blog.ids(blog, "posts")).containsExactly("bob1", "bob2");
    assertThat(Blog.ids(blog, "comments")).containsExactly("on bob1", "on bob2");
  }

  @Test
  void aCommentRemovedBeforeItsUserIsDeletedOnce() {
    var sql =
        blog.recordSql(
            session -> {
              session.remove(session.find(Comment.class, "on ada1"));
              session.remove(session.find(User.class, "ada"));
            });

    assertThat(sql.writes())
        .containsExactly(
            LIKES_OF_USER,
            COMMENT,
            COMMENTS_OF_USERS_POSTS,
            LIKES_OF_USERS_POSTS,
            POSTS_OF_USER,
            USER);
    assertOnlyBobsAreLeft();
  }

  @Test
  void aCommentRemovedAfterItsUserIsDeletedOnce() {
    var sql =
        blog.recordSql(
            session -> {
              var comment = session.find(Comment.class, "on ada1");
              session.remove(session.find(User.class, "ada"));
              session.remove(comment);
            });

    assertThat(sql.writes())
        .containsExactly(
            LIKES_OF_USER,
            COMMENT,
            COMMENTS_OF_USERS_POSTS,
            LIKES_OF_USERS_POSTS,
            POSTS_OF_USER,
            USER);
    assertOnlyBobsAreLeft();
  }

  @Test
  void aCommentOfAnotherUserRemovedBesideHasItsOwnStatement() {
    var sql =
        blog.recordSql(
            session -> {
              session.remove(session.find(Comment.class, "on bob1"));
              session.remove(session.find(User.class, "ada"));
            });

    assertThat(sql.writes())
        .containsExactlyInAnyOrder(
            COMMENT,
            COMMENTS_OF_USERS_POSTS,
            LIKES_OF_USERS_POSTS,
            LIKES_OF_USER,
            POSTS_OF_USER,
            USER);
    assertThat(Blog.ids(blog, "comments")).containsExactly("on bob2");
    assertThat(Blog.ids(blog, "users")).containsExactly("bob");
  }

  @Test
  void aLikeAtTheEndOfTwoPathsGoesWithWhicheverIsRemoved() {
    var sql = blog.recordSql(session -> session.remove(session.find(Post.class, "ada1")));

    assertThat(sql.writes()).containsExactly(COMMENTS_OF_POST, LIKES_OF_POST, POST);
    assertThat(Blog.ids(blog, "likes")).containsExactly("bob1 ada", "bob1 bob");
  }

  @Test
  void aLikeRemovedBesideBothEndsOfItsDiamondIsDeletedOnce() {
    var sql =
        blog.recordSql(
            session -> {
              session.remove(session.find(Like.class, "ada1 bob"));
              session.remove(session.find(Post.class, "ada1"));
              session.remove(session.find(User.class, "bob"));
            });

    assertThat(sql.writes())
        .containsExactly(
            COMMENTS_OF_POST,
            LIKE,
            LIKES_OF_POST,
            LIKES_OF_USER,
            COMMENTS_OF_USERS_POSTS,
            LIKES_OF_USERS_POSTS,
            POST,
            POSTS_OF_USER,
            USER);
    assertThat(Blog.ids(blog, "users")).containsExactly("ada");
    assertThat(Blog.ids(blog, "posts")).containsExactly("ada2");
    assertThat(Blog.ids(blog, "comments")).containsExactly("on ada2");
    assertThat(Blog.ids(blog, "likes")).isEmpty();
  }

  private static void assertOnlyBobsAreLeft() {
    assertThat(Blog.ids(blog, "users")).containsExactly("bob");
    assertThat(Blog.ids(blog, "posts")).containsExactly("bob1", "bob2");
    assertThat(Blog.ids(blog, "comments")).containsExactly("on bob1", "on bob2");
    assertThat(Blog.ids(blog, "likes")).containsExactly("bob1 bob");
  }

  private static String ofTwo(String statement) {
    return statement.replace("(?)", "(?,?)");
  }
}
