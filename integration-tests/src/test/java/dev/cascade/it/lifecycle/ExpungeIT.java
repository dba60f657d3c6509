package dev.cascade.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.domain.AuditLog;
import dev.cascade.it.domain.Comment;
import dev.cascade.it.domain.Post;
import dev.cascade.it.domain.User;
import dev.cascade.it.support.BlogDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExpungeIT {

  @RegisterExtension final BlogDatabase blog = BlogDatabase.onPostgres();

  @BeforeEach
  void saveAda() {
    var ada = new User("ada");
    ada.addPost(new Post("first").addComment(new Comment("nice", ada)));
    ada.addAuditLog(new AuditLog("signed up"));
    blog.save(ada);
  }

  @Test
  void detachingAUserDetachesItsPostsAndTheirComments() {
    var sql =
        blog.recordSql(
            session -> {
              var user = session.find(User.class, 1L);
              var post = user.getPosts().get(0);
              var comment = post.getComments().get(0);
              session.detach(user);
              post.setTitle("unseen");
              comment.setContent("unseen");
            });

    assertThat(sql.writes()).isEmpty();
    assertThat(blog.rows("posts", "title")).containsExactly("first");
    assertThat(blog.rows("comments", "content")).containsExactly("nice");
  }

  @Test
  void withoutTheOptionTheAuditLogsStayManaged() {
    var sql =
        blog.recordSql(
            session -> {
              var user = session.find(User.class, 1L);
              var log = user.getAuditLogs().get(0);
              session.detach(user);
              log.setAction("seen");
            });

    assertThat(sql.writes()).containsExactly("update audit_logs set action=?,user_id=? where id=?");
    assertThat(blog.rows("audit_logs", "action", "user_id")).containsExactly("seen, 1");
  }
}
