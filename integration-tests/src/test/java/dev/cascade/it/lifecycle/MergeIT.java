package dev.cascade.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.domain.AuditLog;
import dev.cascade.it.domain.Comment;
import dev.cascade.it.domain.Post;
import dev.cascade.it.domain.Profile;
import dev.cascade.it.domain.Tag;
import dev.cascade.it.domain.User;
import dev.cascade.it.support.BlogDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MergeIT {

  @RegisterExtension final BlogDatabase blog = BlogDatabase.onPostgres();

  private final User ada = new User("ada");
  private final Post first = new Post("first");

  @BeforeEach
  void saveAdaWithEverything() {
    ada.setProfile(new Profile("Countess"));
    ada.addPost(first.addComment(new Comment("nice", ada)).addTag(new Tag("java")));
    ada.addPost(new Post("second"));
    ada.addAuditLog(new AuditLog("signed up"));
    blog.save(ada);
  }

  @Test
  void mergingAUserMergesWhatChangedBelow() {
    ada.getProfile().setBio("Lovelace");
    first.setTitle("first, revised");
    first.getComments().get(0).setContent("very nice");
    ada.getAuditLogs().get(0).setAction("joined");

    var sql = blog.recordSql(session -> session.merge(ada));

    assertThat(sql.writes())
        .containsExactlyInAnyOrder(
            "update profiles set bio=?,user_id=? where id=?",
            "update posts set title=?,user_id=? where id=?",
            "update comments set author_id=?,content=?,post_id=? where id=?",
            "update audit_logs set action=?,user_id=? where id=?");
    assertThat(blog.rows("profiles", "bio")).containsExactly("Lovelace");
    assertThat(blog.rows("posts", "title")).containsExactly("first, revised", "second");
    assertThat(blog.rows("comments", "content")).containsExactly("very nice");
    assertThat(blog.rows("audit_logs", "action")).containsExactly("joined");
  }

  @Test
  void mergingAUserSavesANewPostAndDeletesAMissingOne() {
    ada.removePost(first);
    ada.addPost(new Post("third"));

    var sql = blog.recordSql(session -> session.merge(ada));

    assertThat(sql.writes())
        .containsExactly(
            "insert into posts (title,user_id) values (?,?)",
            "delete from post_tags where post_id=?",
            "delete from comments c1_0 where c1_0.post_id in (?)",
            "delete from post_likes pl1_0 where pl1_0.post_id in (?)",
            "delete from posts where id=?");
    assertThat(blog.rows("posts", "title", "user_id")).containsExactly("second, 1", "third, 1");
    assertThat(blog.rows("comments")).isEmpty();
    assertThat(blog.rows("tags", "name")).containsExactly("java");
  }

  @Test
  void mergingAUserWhoseListIsNullLeavesThePostsAlone() {
    ada.setPosts(null);

    var sql = blog.recordSql(session -> session.merge(ada));

    assertThat(sql.writes()).isEmpty();
    assertThat(blog.rows("posts", "title")).containsExactly("first", "second");
  }
}
