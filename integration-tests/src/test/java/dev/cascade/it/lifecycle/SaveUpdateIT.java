package dev.cascade.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.domain.AuditLog;
import dev.cascade.it.domain.Category;
import dev.cascade.it.domain.Comment;
import dev.cascade.it.domain.Post;
import dev.cascade.it.domain.PostLike;
import dev.cascade.it.domain.Product;
import dev.cascade.it.domain.Profile;
import dev.cascade.it.domain.Tag;
import dev.cascade.it.domain.User;
import dev.cascade.it.support.BlogDatabase;
import org.hibernate.Hibernate;
import org.hibernate.TransientObjectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SaveUpdateIT {

  @RegisterExtension final BlogDatabase blog = BlogDatabase.onPostgres();

  private final User ada = new User("ada");

  @Test
  void persistingAUserSavesTheWholeGraphBelow() {
    ada.setProfile(new Profile("Countess"));
    ada.addPost(
        new Post("first")
            .addComment(new Comment("nice", ada))
            .addPostLike(new PostLike(ada))
            .addTag(new Tag("java")));
    ada.addAuditLog(new AuditLog("signed up"));

    var sql = blog.recordSql(session -> session.persist(ada));

    assertThat(sql.statements())
        .containsExactlyInAnyOrder(
            "insert into users (name,id) values (?,?)",
            "insert into profiles (bio,user_id) values (?,?)",
            "insert into posts (title,user_id) values (?,?)",
            "insert into post_likes (post_id,user_id) values (?,?)",
            "insert into audit_logs (action,user_id) values (?,?)",
            "insert into comments (author_id,content,post_id,id) values (?,?,?,?)",
            "insert into tags (name,id) values (?,?)",
            "insert into post_tags (post_id,tag_id) values (?,?)");
    assertThat(blog.rows("profiles", "bio", "user_id")).containsExactly("Countess, 1");
    assertThat(blog.rows("posts", "title", "user_id")).containsExactly("first, 1");
    assertThat(blog.rows("comments", "content", "post_id", "author_id"))
        .containsExactly("nice, 1, 1");
    assertThat(blog.rows("post_likes", "post_id", "user_id")).containsExactly("1, 1");
    assertThat(blog.rows("post_tags", "post_id", "tag_id")).containsExactly("1, 1");
    assertThat(blog.rows("audit_logs", "action", "user_id")).containsExactly("signed up, 1");
  }

  @Test
  void aPostAddedToAManagedUserIsSavedAtTheFlush() {
    blog.save(ada);

    var sql = blog.recordSql(session -> session.find(User.class, 1L).addPost(new Post("first")));

    assertThat(sql.writes()).containsExactly("insert into posts (title,user_id) values (?,?)");
    assertThat(blog.rows("posts", "title", "user_id")).containsExactly("first, 1");
  }

  @Test
  void aPostPutIntoTheLoadedListAloneGetsItsUser() {
    blog.save(ada);

    var sql =
        blog.recordSql(
            session -> {
              var user = session.find(User.class, 1L);
              Hibernate.initialize(user.getPosts());
              user.getPosts().add(new Post("first"));
            });

    assertThat(sql.writes()).containsExactly("insert into posts (title,user_id) values (?,?)");
    assertThat(blog.rows("posts", "title", "user_id")).containsExactly("first, 1");
  }

  @Test
  void aProfileGivenToAManagedUserIsSavedAtTheFlush() {
    blog.save(ada);

    var sql =
        blog.recordSql(session -> session.find(User.class, 1L).setProfile(new Profile("Countess")));

    assertThat(sql.writes()).containsExactly("insert into profiles (bio,user_id) values (?,?)");
    assertThat(blog.rows("profiles", "bio", "user_id")).containsExactly("Countess, 1");
  }

  @Test
  void aTagGivenToAManagedPostIsSavedWithItsJoinRow() {
    ada.addPost(new Post("first"));
    blog.save(ada);

    var sql = blog.recordSql(session -> session.find(Post.class, 1L).addTag(new Tag("java")));

    assertThat(sql.writes())
        .containsExactly(
            "insert into tags (name,id) values (?,?)",
            "insert into post_tags (post_id,tag_id) values (?,?)");
    assertThat(blog.rows("tags", "name")).containsExactly("java");
    assertThat(blog.rows("post_tags", "post_id", "tag_id")).containsExactly("1, 1");
  }

  @Test
  void aNewPostTakenOutAgainBeforeTheFlushIsNotSaved() {
    blog.save(ada);

    var sql =
        blog.recordSql(
            session -> {
              var user = session.find(User.class, 1L);
              var post = new Post("regretted");
              user.addPost(post);
              user.removePost(post);
            });

    assertThat(sql.writes()).isEmpty();
    assertThat(blog.rows("posts")).isEmpty();
  }

  @Test
  void aPersistedPostTakenOutAgainBeforeTheFlushIsNotKept() {
    blog.save(ada);

    blog.recordSql(
        session -> {
          var user = session.find(User.class, 1L);
          var post = new Post("regretted");
          user.addPost(post);
          session.persist(user);
          user.removePost(post);
        });

    assertThat(blog.rows("posts")).isEmpty();
  }

  @Test
  void withoutARuleOnItsSideAProductDoesNotSaveItsCategory() {
    var sql = blog.attempt(session -> session.persist(new Product("lamp", new Category("light"))));

    assertThat(sql.failure()).hasRootCauseInstanceOf(TransientObjectException.class);
    assertThat(blog.rows("categories")).isEmpty();
    assertThat(blog.rows("products")).isEmpty();
  }
}
