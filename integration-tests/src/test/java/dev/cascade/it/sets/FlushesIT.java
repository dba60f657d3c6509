package dev.cascade.it.sets;

import static dev.cascade.it.sets.Blog.COMMENTS_OF_USERS_POSTS;
import static dev.cascade.it.sets.Blog.LIKES_OF_USER;
import static dev.cascade.it.sets.Blog.LIKES_OF_USERS_POSTS;
import static dev.cascade.it.sets.Blog.POSTS_OF_USER;
import static dev.cascade.it.sets.Blog.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When the statements for a set are sent, and that they are sent once. */
class FlushesIT {

  private static final String[] ALL_OF_ADA = {
    LIKES_OF_USER, COMMENTS_OF_USERS_POSTS, LIKES_OF_USERS_POSTS, POSTS_OF_USER, USER
  };

  @RegisterExtension static final MappedDatabase blog = Blog.database();

  @BeforeEach
  void fill() {
    Blog.fill(blog);
  }

  @Test
  void aQueryOnTheChildTypeSeesTheDeletes() {
    var sql =
        blog.recordSql(
            session -> {
              session.remove(session.find(User.class, "ada"));
              assertThat(count(session, "Post")).isEqualTo(2);
            });

    assertThat(sql.writes()).containsExactly(ALL_OF_ADA);
  }

  @Test
  void aQueryOnTheGrandchildTypeSeesTheDeletes() {
    var sql =
        blog.recordSql(
            session -> {
              session.remove(session.find(User.class, "ada"));
              assertThat(count(session, "Comment")).isEqualTo(2);
            });

    assertThat(sql.writes()).containsExactly(ALL_OF_ADA);
    assertThat(Blog.ids(blog, "comments")).containsExactly("on bob1", "on bob2");
  }

  @Test
  void inFlushModeCommitAQuerySeesNothingYetAndTheCommitDeletes() {
    var sql =
        blog.recordSql(
            session -> {
              session.setFlushMode(FlushModeType.COMMIT);
              session.remove(session.find(User.class, "ada"));
              assertThat(count(session, "Comment")).isEqualTo(4);
            });

    assertThat(sql.writes()).containsExactly(ALL_OF_ADA);
    assertThat(Blog.ids(blog, "users")).containsExactly("bob");
    assertThat(Blog.ids(blog, "comments")).containsExactly("on bob1", "on bob2");
  }

  @Test
  void furtherFlushesSendNothingAgainAndTheNextRemovalItsOwn() {
    var sql =
        blog.recordSql(
            session -> {
              session.remove(session.find(User.class, "ada"));
              session.flush();
              session.flush();
              session.remove(session.find(User.class, "bob"));
              session.flush();
            });

    assertThat(sql.writes()).startsWith(ALL_OF_ADA).endsWith(ALL_OF_ADA).hasSize(10);
    assertThat(Blog.ids(blog, "users")).isEmpty();
    assertThat(Blog.ids(blog, "posts")).isEmpty();
    assertThat(Blog.ids(blog, "comments")).isEmpty();
    assertThat(Blog.ids(blog, "likes")).isEmpty();
  }

  @Test
  void aUserPersistedAgainBeforeTheFlushKeepsItsPosts() {
    var sql =
        blog.recordSql(
            session -> {
              var ada = session.find(User.class, "ada");
              session.remove(ada);
              session.persist(ada);
            });

    assertThat(sql.writes()).isEmpty();
    assertThat(Blog.ids(blog, "posts")).containsExactly("ada1", "ada2", "bob1", "bob2");
    assertThat(Blog.ids(blog, "comments")).hasSize(4);
  }

  @Test
  void aUserWithTheSameIdInALaterFlushKeepsItsNewPosts() {
    blog.recordSql(
        session -> {
          session.remove(session.find(User.class, "ada"));
          session.flush();
          session.persist(new User("ada").with(new Post("again")));
        });

    assertThat(Blog.ids(blog, "users")).containsExactly("ada", "bob");
    assertThat(Blog.ids(blog, "posts")).containsExactly("again", "bob1", "bob2");
  }

  @Test
  void afterARollbackEverythingIsThereAndANewSessionDeletesIt() {
    assertThatThrownBy(
            () ->
                blog.inTransaction(
                    session -> {
                      session.remove(session.find(User.class, "ada"));
                      session.flush();
                      throw new IllegalStateException("rolled back by the test");
                    }))
        .hasMessage("rolled back by the test");
    assertThat(Blog.ids(blog, "users")).containsExactly("ada", "bob");
    assertThat(Blog.ids(blog, "posts")).containsExactly("ada1", "ada2", "bob1", "bob2");
    assertThat(Blog.ids(blog, "comments")).hasSize(4);
    assertThat(Blog.ids(blog, "likes")).hasSize(4);

    var sql = blog.recordSql(session -> session.remove(session.find(User.class, "ada")));

    assertThat(sql.writes()).containsExactly(ALL_OF_ADA);
    assertThat(Blog.ids(blog, "users")).containsExactly("bob");
    assertThat(Blog.ids(blog, "posts")).containsExactly("bob1", "bob2");
  }

  private static Long count(EntityManager session, String entity) {
    return session.createQuery("select count(*) from " + entity, Long.class).getSingleResult();
  }
}
