package dev.cascade.it.sets;

import static dev.cascade.it.sets.Blog.COMMENTS_OF_POST;
import static dev.cascade.it.sets.Blog.COMMENTS_OF_USERS_POSTS;
import static dev.cascade.it.sets.Blog.LIKES_OF_POST;
import static dev.cascade.it.sets.Blog.LIKES_OF_USER;
import static dev.cascade.it.sets.Blog.LIKES_OF_USERS_POSTS;
import static dev.cascade.it.sets.Blog.POST;
import static dev.cascade.it.sets.Blog.POSTS_OF_USER;
import static dev.cascade.it.sets.Blog.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import java.util.List;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a set's statement deletes goes from the session too, if it is there by chance. */
class LoadedChildrenIT {

  private static final String[] ALL_OF_ADA = {
    LIKES_OF_USER, COMMENTS_OF_USERS_POSTS, LIKES_OF_USERS_POSTS, POSTS_OF_USER, USER
  };

  @RegisterExtension static final MappedDatabase blog = Blog.database();

  @BeforeEach
  void fill() {
    Blog.fill(blog);
  }

  @Test
  void aChildFoundByQueryIsRemovedAtOnceWithoutAStatementOfItsOwn() {
    var sql =
        blog.recordSql(
            session -> {
              var post = session.find(Post.class, "ada1");
              session.remove(session.find(User.class, "ada"));
              assertThat(session.contains(post)).isFalse();
              session.flush();
              assertThat(session.contains(post)).isFalse();
              assertThat(session.find(Post.class, "ada1")).isNull();
            });

    assertThat(sql.writes()).containsExactly(ALL_OF_ADA);
    assertOnlyBobsAreLeft();
  }

  @Test
  void aGrandchildWhoseParentIsNotLoadedIsGoneAfterTheFlush() {
    var sql =
        blog.recordSql(
            session -> {
              var comment = session.find(Comment.class, "on ada1");
              session.remove(session.find(User.class, "ada"));
              session.flush();
              assertThat(session.contains(comment)).isFalse();
              assertThat(session.find(Comment.class, "on ada1")).isNull();
            });

    assertThat(sql.writes()).containsExactly(ALL_OF_ADA);
    assertOnlyBobsAreLeft();
  }

  @Test
  void aGrandchildOfAnotherParentStaysInTheSessionAndItsChangeIsSaved() {
    var sql =
        blog.recordSql(
            session -> {
              var comment = session.find(Comment.class, "on bob1");
              session.remove(session.find(User.class, "ada"));
              session.flush();
              assertThat(session.contains(comment)).isTrue();
              comment.post = session.find(Post.class, "bob2");
            });

    assertThat(sql.writes())
        .startsWith(ALL_OF_ADA)
        .endsWith("update comments set post_id=? where id=?")
        .hasSize(6);
    assertThat(blog.rows("select post_id from comments where id = 'on bob1'"))
        .containsExactly("bob2");
  }

  @Test
  void ofAParentsChildrenTheLoadedOneNeedsNoStatementAndTheOtherIsNotLoaded() {
    var sql =
        blog.recordSql(
            session -> {
              var post = session.find(Post.class, "ada2");
              var comment = session.find(Comment.class, "on ada2");
              session.remove(session.find(User.class, "ada"));
              session.flush();
              assertThat(session.contains(post)).isFalse();
              assertThat(session.contains(comment)).isFalse();
            });

    assertThat(sql.reads()).hasSize(3);
    assertThat(sql.writes()).containsExactly(ALL_OF_ADA);
    assertOnlyBobsAreLeft();
  }

  @Test
  void aLoadedListGoesOneByOneAndWhatIsBelowItAsASet() {
    var sql =
        blog.recordSql(
            session -> {
              var ada = session.find(User.class, "ada");
              Hibernate.initialize(ada.posts);
              session.remove(ada);
            });

    assertThat(sql.writes())
        .containsExactly(
            LIKES_OF_USER,
            COMMENTS_OF_POST.replace("?", "?,?"),
            LIKES_OF_POST.replace("?", "?,?"),
            POST,
            POST,
            USER);
    assertOnlyBobsAreLeft();
  }

  @Test
  void aLoadedListOfOneUserDoesNotKeepAnothersFromGoingAsASet() {
    var sql =
        blog.recordSql(
            session -> {
              var ada = session.find(User.class, "ada");
              Hibernate.initialize(ada.posts);
              session.remove(ada);
              session.remove(session.find(User.class, "bob"));
            });

    assertThat(sql.writes())
        .contains(POST, POSTS_OF_USER, LIKES_OF_USER.replace("?", "?,?"))
        .endsWith(USER);
    assertThat(Blog.ids(blog, "users")).isEmpty();
    assertThat(Blog.ids(blog, "posts")).isEmpty();
    assertThat(Blog.ids(blog, "comments")).isEmpty();
    assertThat(Blog.ids(blog, "likes")).isEmpty();
  }

  @Test
  void aPostWhoseChangeIsNotSavedYetGoesWithoutTheUpdate() {
    var sql =
        blog.recordSql(
            session -> {
              var comment = session.find(Comment.class, "on ada1");
              comment.post = null;
              session.remove(session.find(User.class, "ada"));
            });

    assertThat(sql.writes()).doesNotContain("update comments set post_id=? where id=?");
    assertThat(Blog.ids(blog, "users")).containsExactly("bob");
  }

  @Test
  void aChildLoadedAfterTheRemovalIsGoneAfterTheFlush() {
    var sql =
        blog.recordSql(
            session -> {
              session.remove(session.find(User.class, "ada"));
              var post = session.find(Post.class, "ada1");
              session.flush();
              assertThat(session.contains(post)).isFalse();
              assertThat(session.find(Post.class, "ada1")).isNull();
            });

    assertThat(sql.writes()).contains(ALL_OF_ADA).endsWith(POSTS_OF_USER, USER);
    assertOnlyBobsAreLeft();
  }

  @Test
  void aGrandchildLoadedAfterTheRemovalIsGoneAfterTheFlush() {
    var sql =
        blog.recordSql(
            session -> {
              session.remove(session.find(User.class, "ada"));
              var comment = session.find(Comment.class, "on ada1");
              session.flush();
              assertThat(session.contains(comment)).isFalse();
            });

    assertThat(sql.writes()).containsExactly(ALL_OF_ADA);
    assertOnlyBobsAreLeft();
  }

  @Test
  void aGrandchildBelowAChildLoadedAfterTheRemovalIsGoneAfterTheFlush() {
    var sql =
        blog.recordSql(
            session -> {
              session.remove(session.find(User.class, "ada"));
              var comment = session.find(Comment.class, "on ada1");
              Hibernate.initialize(comment.post);
              session.flush();
              assertThat(session.contains(comment)).isFalse();
            });

    assertThat(sql.writes()).contains(ALL_OF_ADA).endsWith(POSTS_OF_USER, USER);
    assertOnlyBobsAreLeft();
  }

  @Test
  void aListLoadedAfterTheRemovalIsGoneAfterTheFlush() {
    blog.recordSql(
        session -> {
          var ada = session.find(User.class, "ada");
          session.remove(ada);
          var posts = List.copyOf(ada.posts);
          session.flush();
          assertThat(posts).hasSize(2).noneMatch(session::contains);
        });

    assertOnlyBobsAreLeft();
  }

  private static void assertOnlyBobsAreLeft() {
    assertThat(Blog.ids(blog, "users")).containsExactly("bob");
    assertThat(Blog.ids(blog, "posts")).containsExactly("bob1", "bob2");
    assertThat(Blog.ids(blog, "comments")).containsExactly("on bob1", "on bob2");
    assertThat(Blog.ids(blog, "likes")).containsExactly("bob1 bob");
  }
}
