package dev.cascade.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.domain.Comment;
import dev.cascade.it.domain.Post;
import dev.cascade.it.domain.User;
import dev.cascade.it.support.BlogDatabase;
import dev.cascade.it.support.SqlSent;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MoveIT {

  private static final String MOVE = "update posts set title=?,user_id=? where id=?";

  @RegisterExtension final BlogDatabase blog = BlogDatabase.onPostgres();

  @BeforeEach
  void saveAdaWithAPostAndGrace() {
    var ada = new User("ada");
    ada.addPost(new Post("first").addComment(new Comment("nice", null)));
    blog.save(ada, new User("grace"));
  }

  @Test
  void aPostMovesWhenTheOldUserIsLoadedFirst() {
    var sql =
        blog.recordSql(
            session -> {
              var ada = session.find(User.class, 1L);
              var post = ada.getPosts().get(0);
              ada.removePost(post);
              session.find(User.class, 2L).addPost(post);
            });

    assertMoved(sql);
  }

  @Test
  void aPostMovesWhenTheNewUserIsLoadedFirst() {
    var sql =
        blog.recordSql(
            session -> {
              var grace = session.find(User.class, 2L);
              Hibernate.initialize(grace.getPosts());
              var ada = session.find(User.class, 1L);
              var post = ada.getPosts().get(0);
              ada.removePost(post);
              grace.addPost(post);
            });

    assertMoved(sql);
  }

  @Test
  void aPostMovesWhenItIsAddedBeforeItIsRemoved() {
    var sql =
        blog.recordSql(
            session -> {
              var ada = session.find(User.class, 1L);
              var grace = session.find(User.class, 2L);
              var post = ada.getPosts().get(0);
              grace.addPost(post);
              ada.getPosts().remove(post);
            });

    assertMoved(sql);
  }

  @Test
  void aPostMovesByTheListsAlone() {
    var sql =
        blog.recordSql(
            session -> {
              var grace = session.find(User.class, 2L);
              Hibernate.initialize(grace.getPosts());
              var ada = session.find(User.class, 1L);
              grace.getPosts().add(ada.getPosts().remove(0));
            });

    assertMoved(sql);
  }

  @Test
  void aPostMovesByItsOwnSideAlone() {
    var sql =
        blog.recordSql(
            session -> session.find(Post.class, 1L).setUser(session.find(User.class, 2L)));

    assertMoved(sql);
  }

  @Test
  void aPostMovedAwaySurvivesTheRemovalOfItsOldUser() {
    var sql =
        blog.recordSql(
            session -> {
              var ada = session.find(User.class, 1L);
              var post = ada.getPosts().get(0);
              ada.removePost(post);
              session.find(User.class, 2L).addPost(post);
              session.remove(ada);
            });

    assertSurvives(sql);
  }

  @Test
  void aPostMovedAfterTheRemovalOfItsOldUserSurvivesToo() {
    var sql =
        blog.recordSql(
            session -> {
              var ada = session.find(User.class, 1L);
              var grace = session.find(User.class, 2L);
              Hibernate.initialize(grace.getPosts());
              var post = ada.getPosts().get(0);
              session.remove(ada);
              grace.addPost(post);
            });

    assertSurvives(sql);
  }

  private void assertSurvives(SqlSent sql) {
    assertThat(sql.writes())
        .containsExactly(
            MOVE,
            "update audit_logs al1_0 set user_id=null where al1_0.user_id in (?)",
            "delete from users where id=?");
    assertThat(blog.rows("posts", "id", "title", "user_id")).containsExactly("1, first, 2");
    assertThat(blog.rows("comments", "content", "post_id")).containsExactly("nice, 1");
  }

  private void assertMoved(SqlSent sql) {
    assertThat(sql.writes()).containsExactly(MOVE);
    assertThat(blog.rows("posts", "id", "title", "user_id")).containsExactly("1, first, 2");
    assertThat(blog.rows("comments", "content", "post_id")).containsExactly("nice, 1");
  }
}
