package dev.cascade.it.mapping;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A like is its post and its user: both foreign keys are its primary key. */
class MapsIdIT {

  private static final String DELETE_LIKE =
      "delete from post_likes where post_id=? and user_name=?";
  private static final String DELETE_LIKES_OF_POST =
      "delete from post_likes pl1_0 where pl1_0.post_id in (?)";
  private static final String DELETE_LIKES_OF_USER =
      "delete from post_likes pl1_0 where pl1_0.user_name in (?)";
  private static final String DELETE_POST = "delete from posts where id=?";
  private static final String DELETE_USER = "delete from users where name=?";

  @RegisterExtension
  static final MappedDatabase blog = MappedDatabase.of(User.class, Post.class, PostLike.class);

  @Test
  void persistingAPostSavesItsLikes() {
    blog.save(new User("ada"));

    var sql =
        blog.recordSql(session -> session.persist(likedPost(1, session.find(User.class, "ada"))));

    assertThat(sql.writes())
        .containsExactly(
            "insert into posts (id) values (?)",
            "insert into post_likes (post_id,user_name) values (?,?)");
    assertThat(likes()).containsExactly("1|ada");
  }

  @Test
  void removingAPostDeletesLikesThatWereNeverLoaded() {
    givenTwoPostsLikedByAda();

    var sql = blog.recordSql(session -> session.remove(session.find(Post.class, 1)));

    assertThat(sql.writes()).containsExactly(DELETE_LIKES_OF_POST, DELETE_POST);
    assertThat(likes()).containsExactly("2|ada");
  }

  @Test
  void removingAUserDeletesLikesThatWereNeverLoaded() {
    givenTwoPostsLikedByAda();

    var sql = blog.recordSql(session -> session.remove(session.find(User.class, "ada")));

    assertThat(sql.writes()).containsExactly(DELETE_LIKES_OF_USER, DELETE_USER);
    assertThat(likes()).isEmpty();
    assertThat(blog.rows("select id from posts order by id")).containsExactly("1", "2");
  }

  @Test
  void removingPostAndUserDeletesTheirCommonLikeOnce() {
    givenTwoPostsLikedByAda();

    var sql =
        blog.recordSql(
            session -> {
              session.remove(session.find(User.class, "ada"));
              session.remove(session.find(Post.class, 1));
            });

    assertThat(sql.writes())
        .containsExactly(DELETE_LIKES_OF_USER, DELETE_LIKES_OF_POST, DELETE_USER, DELETE_POST);
    assertThat(likes()).isEmpty();
    assertThat(blog.rows("select id from posts")).containsExactly("2");
  }

  @Test
  void aLikeTakenOutOfItsPostIsDeleted() {
    givenTwoPostsLikedByAda();

    var sql = blog.recordSql(session -> session.find(Post.class, 1).likes.clear());

    assertThat(sql.writes()).containsExactly(DELETE_LIKE);
    assertThat(likes()).containsExactly("2|ada");
  }

  @Test
  void aLikeTakenOutCanBePutInAgainAfterAFlush() {
    givenTwoPostsLikedByAda();

    blog.recordSql(
        session -> {
          var post = session.find(Post.class, 1);
          post.likes.clear();
          session.flush();
          new PostLike(post, session.find(User.class, "ada"));
        });

    assertThat(likes()).containsExactly("1|ada", "2|ada");
  }

  private static void givenTwoPostsLikedByAda() {
    var ada = new User("ada");
    blog.save(ada);
    blog.inTransaction(
        session -> {
          var user = session.find(User.class, "ada");
          session.persist(likedPost(1, user));
          session.persist(likedPost(2, user));
        });
  }

  private static Post likedPost(int id, User user) {
    var post = new Post();
    post.id = id;
    new PostLike(post, user);
    return post;
  }

  private static List<String> likes() {
    return blog.rows("select post_id, user_name from post_likes order by 1, 2");
  }

  @Entity(name = "User")
  @Table(name = "users")
  static class User {

    @Id String name;

    @OneToMany(mappedBy = "user")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<PostLike> likes = new ArrayList<>();

    protected User() {}

    User(String name) {
      this.name = name;
    }
  }

  @Entity(name = "Post")
  @Table(name = "posts")
  static class Post {

    @Id int id;

    @OneToMany(mappedBy = "post")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<PostLike> likes = new ArrayList<>();
  }

  @Entity(name = "PostLike")
  @Table(name = "post_likes")
  static class PostLike {

    @EmbeddedId Key id = new Key();

    @MapsId("postId")
    @ManyToOne
    Post post;

    @MapsId("userName")
    @ManyToOne
    User user;

    protected PostLike() {}

    PostLike(Post post, User user) {
      this.post = post;
      this.user = user;
      post.likes.add(this);
      user.likes.add(this);
    }
  }

  @Embeddable
  static class Key {

    int postId;
    String userName;

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && key.postId == postId
          && Objects.equals(key.userName, userName);
    }

    @Override
    public int hashCode() {
      return Objects.hash(postId, userName);
    }
  }
}
