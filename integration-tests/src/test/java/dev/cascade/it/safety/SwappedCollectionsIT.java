package dev.cascade.it.safety;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A collection object handed from one owner to another takes its rows along. */
class SwappedCollectionsIT {

  @RegisterExtension
  static final MappedDatabase database = MappedDatabase.of(User.class, Post.class);

  @Test
  void twoListsSwappedKeepAllTheirPosts() {
    saveAdaAndBobWithAPostEach();

    database.recordSql(
        session -> {
          var ada = session.find(User.class, "ada");
          var bob = session.find(User.class, "bob");
          var posts = ada.posts;
          ada.posts = bob.posts;
          bob.posts = posts;
        });

    assertThat(posts()).containsExactly("logic|bob", "sets|ada");
  }

  @Test
  void aListGivenToTheUserLoadedLaterKeepsItsPosts() {
    saveAdaAndBobWithAPostEach();

    database.recordSql(
        session -> {
          var ada = session.find(User.class, "ada");
          var bob = session.find(User.class, "bob");
          giveAll(ada, bob);
        });

    assertThat(posts()).contains("logic|bob");
  }

  @Test
  void aListGivenToTheUserLoadedEarlierKeepsItsPosts() {
    saveAdaAndBobWithAPostEach();

    database.recordSql(
        session -> {
          var bob = session.find(User.class, "bob");
          var ada = session.find(User.class, "ada");
          giveAll(ada, bob);
        });

    assertThat(posts()).contains("logic|bob");
  }

  @Test
  void aPostMovedByItsOwnSideAfterTheRemovalOfItsUserStays() {
    saveAdaAndBobWithAPostEach();

    database.recordSql(
        session -> {
          var ada = session.find(User.class, "ada");
          var post = ada.posts.get(0);
          session.remove(ada);
          post.user = session.find(User.class, "bob");
        });

    assertThat(posts()).containsExactly("logic|bob", "sets|bob");
    assertThat(database.rows("select id from users")).containsExactly("bob");
  }

  private static void giveAll(User from, User to) {
    to.posts = from.posts;
    to.posts.forEach(post -> post.user = to);
    from.posts = new ArrayList<>();
  }

  private static void saveAdaAndBobWithAPostEach() {
    var ada = new User("ada");
    var bob = new User("bob");
    ada.posts.add(new Post("logic", ada));
    bob.posts.add(new Post("sets", bob));
    database.save(ada, bob);
  }

  private static List<String> posts() {
    return database.rows("select id, user_id from posts order by id");
  }

  @Entity(name = "User")
  @Table(name = "users")
  static class User {

    @Id String id;

    @OneToMany(mappedBy = "user")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Post> posts = new ArrayList<>();

    User() {}

    User(String id) {
      this.id = id;
    }
  }

  @Entity(name = "Post")
  @Table(name = "posts")
  static class Post {

    @Id String id;

    @ManyToOne(fetch = FetchType.LAZY)
    User user;

    Post() {}

    Post(String id, User user) {
      this.id = id;
      this.user = user;
    }
  }
}
