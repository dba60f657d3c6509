package dev.cascade.it.mapping;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.CascadeRule;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PreRemove;
import jakarta.persistence.RollbackException;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Deleted children with rows of their own, a version, and callbacks. */
class ChildDetailsIT {

  private static final List<String> CALLED = new ArrayList<>();

  @RegisterExtension
  static final MappedDatabase blog = MappedDatabase.of(User.class, Post.class, Guest.class);

  @BeforeEach
  void forgetCalls() {
    CALLED.clear();
  }

  @Test
  void elementsOfDeletedChildrenGoFirst() {
    blog.save(user("ada"));

    var sql = blog.recordSql(session -> session.remove(session.find(User.class, "ada")));

    assertThat(sql.writes())
        .containsExactly(
            "delete from Post_words where Post_id=?",
            "update guests g1_0 set host_id=null,version=(g1_0.version+1) where g1_0.host_id in (?)",
            "delete from posts where id=? and version=?",
            "delete from users where id=?");
    assertThat(blog.rows("select * from post_words")).isEmpty();
    assertThat(blog.rows("select * from posts")).isEmpty();
  }

  @Test
  void elementsOfAnOrphanGoFirst() {
    blog.save(user("ada"));

    var sql = blog.recordSql(session -> session.find(User.class, "ada").posts.clear());

    assertThat(sql.writes())
        .containsExactly(
            "delete from Post_words where Post_id=?", "delete from posts where id=? and version=?");
    assertThat(blog.rows("select * from post_words")).isEmpty();
    assertThat(blog.rows("select id from users")).containsExactly("ada");
  }

  @Test
  void aChildThatSomebodyElseChangedMeanwhileIsNotDeleted() {
    blog.save(user("ada"));

    assertThatThrownBy(
            () ->
                blog.recordSql(
                    session -> {
                      session.remove(session.find(User.class, "ada"));
                      blog.execute("update posts set version = version + 1");
                    }))
        .isInstanceOf(RollbackException.class)
        .hasCauseInstanceOf(OptimisticLockException.class);
    assertThat(blog.rows("select id from posts")).containsExactly("post of ada");
    assertThat(blog.rows("select id, host_id from guests")).containsExactly("guest of ada|ada");
  }

  @Test
  void aReleasedLoadedChildGetsANewVersion() {
    blog.save(user("ada"));

    var sql =
        blog.recordSql(
            session -> {
              var ada = session.find(User.class, "ada");
              assertThat(ada.guests).hasSize(1);
              session.remove(ada);
            });

    assertThat(sql.writes())
        .first()
        .isEqualTo("update guests set host_id=?,version=? where id=? and version=?");
    assertThat(blog.rows("select id, host_id, version from guests"))
        .containsExactly("guest of ada|null|1");
  }

  @Test
  void callbacksAreCalledForChildrenThatWereNeverLoaded() {
    blog.save(user("ada"));

    blog.recordSql(session -> session.remove(session.find(User.class, "ada")));

    assertThat(CALLED)
        .containsExactlyInAnyOrder("before post of ada", "before ada", "after post of ada");
  }

  @Test
  void callbacksAreCalledOnceForAnOrphan() {
    blog.save(user("ada"));

    blog.recordSql(session -> session.find(User.class, "ada").posts.clear());

    assertThat(CALLED).containsExactly("before post of ada", "after post of ada");
  }

  private static User user(String id) {
    var user = new User();
    user.id = id;
    var post = new Post();
    post.id = "post of " + id;
    post.user = user;
    post.words.addAll(Set.of("one", "two"));
    user.posts.add(post);
    var guest = new Guest();
    guest.id = "guest of " + id;
    guest.host = user;
    user.guests.add(guest);
    return user;
  }

  @Entity(name = "User")
  @Table(name = "users")
  static class User {

    @Id String id;

    @OneToMany(mappedBy = "user")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Post> posts = new ArrayList<>();

    @OneToMany(mappedBy = "host")
    @CascadeRule
    List<Guest> guests = new ArrayList<>();

    @PreRemove
    void removing() {
      CALLED.add("before " + id);
    }
  }

  @Entity(name = "Post")
  @Table(name = "posts")
  static class Post {

    @Id String id;

    @Version int version;

    @ElementCollection List<String> words = new ArrayList<>();

    @ManyToOne(optional = false)
    User user;

    @PreRemove
    void removing() {
      CALLED.add("before " + id);
    }

    @PostRemove
    void removed() {
      CALLED.add("after " + id);
    }
  }

  @Entity(name = "Guest")
  @Table(name = "guests")
  static class Guest {

    @Id String id;

    @Version int version;

    @ManyToOne User host;
  }
}
