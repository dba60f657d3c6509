package dev.cascade.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.domain.AuditLog;
import dev.cascade.it.domain.User;
import dev.cascade.it.support.BlogDatabase;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Without DELETE, a parent releases its children: SQLAlchemy's default. */
class RetainedIT {

  // Nothing of the posts is loaded, so nobody knows that there are none.
  private static final String DELETE_COMMENTS =
      "delete from comments c1_0 where c1_0.post_id in (select p2_0.id from posts p2_0 where p2_0.user_id in (?))";
  private static final String DELETE_LIKES =
      "delete from post_likes pl1_0 where pl1_0.post_id in (select p2_0.id from posts p2_0 where p2_0.user_id in (?))";
  private static final String DELETE_TAGS =
      "delete from post_tags to_delete_ where to_delete_.post_id in (select p1_0.id from posts p1_0 where p1_0.user_id in (?))";
  private static final String DELETE_POSTS = "delete from posts p1_0 where p1_0.user_id in (?)";

  private static final String[] LOGS = {"id", "action", "user_id"};

  @RegisterExtension final BlogDatabase blog = BlogDatabase.onPostgres();

  @BeforeEach
  void saveAdaWithTwoLogsAndGraceWithOne() {
    var ada = new User("ada");
    ada.addAuditLog(new AuditLog("signed up"));
    ada.addAuditLog(new AuditLog("logged in"));
    var grace = new User("grace");
    grace.addAuditLog(new AuditLog("signed up"));
    blog.save(ada, grace);
  }

  @Test
  void auditLogsThatAreNotLoadedAreReleasedByOneStatement() {
    var sql = blog.recordSql(session -> session.remove(session.find(User.class, 1L)));

    assertThat(sql.writes())
        .containsExactly(
            "update audit_logs al1_0 set user_id=null where al1_0.user_id in (?)",
            DELETE_COMMENTS,
            DELETE_LIKES,
            DELETE_TAGS,
            DELETE_POSTS,
            "delete from users where id=?");
    assertAdasLogsSurvive();
  }

  @Test
  void loadedAuditLogsAreReleasedByOneStatementToo() {
    var sql =
        blog.recordSql(
            session -> {
              var ada = session.find(User.class, 1L);
              Hibernate.initialize(ada.getAuditLogs());
              session.remove(ada);
            });

    assertThat(sql.writes())
        .containsExactly(
            "update audit_logs al1_0 set user_id=null where al1_0.user_id in (?)",
            DELETE_COMMENTS,
            DELETE_LIKES,
            DELETE_TAGS,
            DELETE_POSTS,
            "delete from users where id=?");
    assertAdasLogsSurvive();
  }

  @Test
  void anAuditLogTakenFromItsUserStaysWithoutOne() {
    var sql =
        blog.recordSql(
            session -> {
              var ada = session.find(User.class, 1L);
              ada.removeAuditLog(ada.getAuditLogs().get(0));
            });

    assertThat(sql.writes()).containsExactly("update audit_logs set action=?,user_id=? where id=?");
    assertThat(blog.rows("audit_logs", LOGS))
        .containsExactly("1, signed up, null", "2, logged in, 1", "3, signed up, 2");
  }

  @Test
  void anAuditLogTakenFromTheListAloneStaysWithoutAUser() {
    var sql = blog.recordSql(session -> session.find(User.class, 1L).getAuditLogs().remove(0));

    assertThat(sql.writes()).containsExactly("update audit_logs set action=?,user_id=? where id=?");
    assertThat(blog.rows("audit_logs", LOGS))
        .containsExactly("1, signed up, null", "2, logged in, 1", "3, signed up, 2");
  }

  @Test
  void anAuditLogItselfCanBeRemoved() {
    var sql = blog.recordSql(session -> session.remove(session.find(AuditLog.class, 1L)));

    assertThat(sql.writes()).containsExactly("delete from audit_logs where id=?");
    assertThat(blog.rows("audit_logs", LOGS)).containsExactly("2, logged in, 1", "3, signed up, 2");
  }

  private void assertAdasLogsSurvive() {
    assertThat(blog.rows("users", "name")).containsExactly("grace");
    assertThat(blog.rows("audit_logs", LOGS))
        .containsExactly("1, signed up, null", "2, logged in, null", "3, signed up, 2");
  }
}
