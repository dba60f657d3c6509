package dev.cascade.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.domain.Post;
import dev.cascade.it.domain.User;
import dev.cascade.it.support.BlogDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Hibernate queues what is added to a list that is not loaded; nobody is to notice. */
class UnloadedListIT {

  private static final String MOVE = "update posts set title=?,user_id=? where id=?";

  @RegisterExtension final BlogDatabase blog = BlogDatabase.onPostgres();

  @BeforeEach
  void saveAdaWithAPostAndGrace() {
    var ada = new User("ada");
    ada.addPost(new Post("first"));
    blog.save(ada, new User("grace"));
  }

  @Test
  void aNewPostPutIntoTheListAloneGetsItsUser() {
    var sql =
        blog.recordSql(session -> session.find(User.class, 2L).getPosts().add(new Post("second")));

    assertThat(sql.writes()).containsExactly("insert into posts (title,user_id) values (?,?)");
    assertThat(blog.rows("posts", "title", "user_id")).containsExactly("first, 1", "second, 2");
  }

  @Test
  void aPostMovesByTheListsAlone() {
    var sql =
        blog.recordSql(
            session -> {
              var grace = session.find(User.class, 2L);
              grace.getPosts().add(session.find(User.class, 1L).getPosts().remove(0));
            });

    assertThat(sql.writes()).containsExactly(MOVE);
    assertThat(blog.rows("posts", "id", "title", "user_id")).containsExactly("1, first, 2");
  }

  @Test
  void aPostMovedAfterTheRemovalOfItsOldUserSurvives() {
    var sql =
        blog.recordSql(
            session -> {
              var ada = session.find(User.class, 1L);
              var post = ada.getPosts().get(0);
              session.remove(ada);
              session.find(User.class, 2L).addPost(post);
            });

    assertThat(sql.writes())
        .containsExactly(
            MOVE,
            "update audit_logs al1_0 set user_id=null where al1_0.user_id in (?)",
            "delete from users where id=?");
    assertThat(blog.rows("posts", "id", "title", "user_id")).containsExactly("1, first, 2");
  }
}
