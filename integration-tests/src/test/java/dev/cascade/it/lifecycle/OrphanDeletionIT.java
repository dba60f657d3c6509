package dev.cascade.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.domain.Comment;
import dev.cascade.it.domain.Post;
import dev.cascade.it.domain.PostLike;
import dev.cascade.it.domain.User;
import dev.cascade.it.support.BlogDatabase;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OrphanDeletionIT {

  private static final String[] FIRST_POST = {
    "delete from post_tags where post_id=?",
    "delete from comments c1_0 where c1_0.post_id in (?)",
    "delete from post_likes pl1_0 where pl1_0.post_id in (?)",
    "delete from posts where id=?"
  };

  @RegisterExtension final BlogDatabase blog = BlogDatabase.onPostgres();

  @BeforeEach
  void saveAdaWithTwoPosts() {
    var ada = new User("ada");
    ada.addPost(
        new Post("first").addComment(new Comment("nice", ada)).addPostLike(new PostLike(ada)));
    ada.addPost(new Post("second"));
    blog.save(ada);
  }

  @Test
  void removingAPostFromItsUserDeletesThePostWithItsCommentsAndLikes() {
    var sql =
        blog.recordSql(
            session -> {
              var user = session.find(User.class, 1L);
              user.removePost(user.getPosts().get(0));
            });

    assertThat(sql.writes()).containsExactly(FIRST_POST);
    assertOnlyTheSecondPostIsLeft();
  }

  @Test
  void removingAPostFromTheListAloneDeletesIt() {
    var sql = blog.recordSql(session -> session.find(User.class, 1L).getPosts().remove(0));

    assertThat(sql.writes()).containsExactly(FIRST_POST);
    assertOnlyTheSecondPostIsLeft();
  }

  @Test
  void nullingThePostsOwnSideDeletesItThoughTheListIsNotLoaded() {
    var sql = blog.recordSql(session -> session.find(Post.class, 1L).setUser(null));

    assertThat(sql.writes()).containsExactly(FIRST_POST);
    assertOnlyTheSecondPostIsLeft();
  }

  @Test
  void aPostTakenOutAndPutBackStays() {
    var sql =
        blog.recordSql(
            session -> {
              var user = session.find(User.class, 1L);
              var post = user.getPosts().get(0);
              user.removePost(post);
              user.addPost(post);
            });

    assertThat(sql.writes()).isEmpty();
    assertThat(blog.rows("posts", "title", "user_id")).containsExactly("first, 1", "second, 1");
  }

  @Test
  void aListAssignedAnewIsAppliedToTheOldOne() {
    var sql =
        blog.recordSql(
            session -> {
              var user = session.find(User.class, 1L);
              var third = new Post("third");
              third.setUser(user);
              user.setPosts(new ArrayList<>(List.of(user.getPosts().get(1), third)));
            });

    assertThat(sql.writes())
        .containsExactly(
            "insert into posts (title,user_id) values (?,?)",
            "delete from post_tags where post_id=?",
            "delete from comments c1_0 where c1_0.post_id in (?)",
            "delete from post_likes pl1_0 where pl1_0.post_id in (?)",
            "delete from posts where id=?");
    assertThat(blog.rows("posts", "title", "user_id")).containsExactly("second, 1", "third, 1");
    assertThat(blog.rows("comments")).isEmpty();
    assertThat(blog.rows("post_likes")).isEmpty();
  }

  @Test
  void aSetAssignedAnewIsAppliedToTheOldOne() {
    var sql =
        blog.recordSql(
            session -> {
              var post = session.find(Post.class, 1L);
              var like = new PostLike(post.getUser());
              like.setPost(post);
              post.setPostLikes(new LinkedHashSet<>(Set.of(like)));
            });

    assertThat(sql.writes())
        .containsExactly(
            "insert into post_likes (post_id,user_id) values (?,?)",
            "delete from post_likes where id=?");
    assertThat(blog.rows("post_likes", "id", "post_id", "user_id")).containsExactly("2, 1, 1");
  }

  @Test
  void anEmptyListAssignedAnewDeletesAll() {
    var sql = blog.recordSql(session -> session.find(User.class, 1L).setPosts(new ArrayList<>()));

    assertThat(sql.writes())
        .containsExactly(
            "delete from post_tags where post_id=?",
            "delete from post_tags where post_id=?",
            "delete from comments c1_0 where c1_0.post_id in (?,?)",
            "delete from post_likes pl1_0 where pl1_0.post_id in (?,?)",
            "delete from posts where id=?",
            "delete from posts where id=?");
    assertThat(blog.rows("posts")).isEmpty();
    assertThat(blog.rows("comments")).isEmpty();
    assertThat(blog.rows("post_likes")).isEmpty();
  }

  private void assertOnlyTheSecondPostIsLeft() {
    assertThat(blog.rows("posts", "title", "user_id")).containsExactly("second, 1");
    assertThat(blog.rows("comments")).isEmpty();
    assertThat(blog.rows("post_likes")).isEmpty();
  }
}
