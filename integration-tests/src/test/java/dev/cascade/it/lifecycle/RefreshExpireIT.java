package dev.cascade.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.domain.AuditLog;
import dev.cascade.it.domain.Post;
import dev.cascade.it.domain.Profile;
import dev.cascade.it.domain.User;
import dev.cascade.it.support.BlogDatabase;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RefreshExpireIT {

  @RegisterExtension final BlogDatabase blog = BlogDatabase.onPostgres();

  @BeforeEach
  void saveAda() {
    var ada = new User("ada");
    ada.setProfile(new Profile("Countess"));
    ada.addPost(new Post("first"));
    ada.addAuditLog(new AuditLog("signed up"));
    blog.save(ada);
  }

  @Test
  void refreshingAUserReadsItsPostsAgain() {
    blog.recordSql(
        session -> {
          var post = session.find(Post.class, 1L);
          var user = session.find(User.class, 1L);
          Hibernate.initialize(user.getPosts());
          blog.execute("update posts set title = 'changed by others'");

          session.refresh(user);

          assertThat(post.getTitle()).isEqualTo("changed by others");
        });
  }

  @Test
  void refreshingAUserReadsItsProfileAgain() {
    blog.recordSql(
        session -> {
          var user = session.find(User.class, 1L);
          blog.execute("update profiles set bio = 'changed by others'");

          session.refresh(user);

          assertThat(user.getProfile().getBio()).isEqualTo("changed by others");
        });
  }

  @Test
  void withoutTheOptionARefreshDoesNotReachTheAuditLogs() {
    blog.recordSql(
        session -> {
          var log = session.find(AuditLog.class, 1L);
          var user = session.find(User.class, 1L);
          Hibernate.initialize(user.getAuditLogs());
          blog.execute("update audit_logs set action = 'changed by others'");

          session.refresh(user);

          assertThat(log.getAction()).isEqualTo("signed up");
        });
  }
}
