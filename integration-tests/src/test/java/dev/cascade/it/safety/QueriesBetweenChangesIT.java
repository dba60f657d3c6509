package dev.cascade.it.safety;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static dev.cascade.CascadeOption.SAVE_UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A query about something else, between letting go and taking back, decides nothing. */
class QueriesBetweenChangesIT {

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(
          User.class, Post.class, Profile.class, Fan.class, Tag.class, Elsewhere.class);

  @Test
  void aPostTakenBackIntoItsListStays() {
    saveAdaWithAPost();

    database.recordSql(
        session -> {
          var ada = session.find(User.class, "ada");
          var post = ada.posts.remove(0);
          query(session);
          ada.posts.add(post);
        });

    assertThat(posts()).containsExactly("logic|ada");
  }

  @Test
  void aPostReplacedAndSetBackStays() {
    saveAdaWithAPost();

    database.recordSql(
        session -> {
          var ada = session.find(User.class, "ada");
          var post = ada.posts.set(0, new Post("sets", ada));
          query(session);
          ada.posts.set(0, post);
        });

    assertThat(posts()).contains("logic|ada");
  }

  @Test
  void aPostThatIsGivenItsUserAgainStays() {
    saveAdaWithAPost();

    database.recordSql(
        session -> {
          var post = session.find(Post.class, "logic");
          post.user = null;
          query(session);
          post.user = session.find(User.class, "ada");
        });

    assertThat(posts()).containsExactly("logic|ada");
  }

  @Test
  void aPostThatIsGivenAnotherUserMoves() {
    saveAdaWithAPost();

    database.recordSql(
        session -> {
          var post = session.find(Post.class, "logic");
          post.user = null;
          query(session);
          post.user = session.find(User.class, "bob");
        });

    assertThat(posts()).containsExactly("logic|bob");
  }

  @Test
  void aPostOfAListThatAnotherListTakesMoves() {
    saveAdaWithAPost();

    database.recordSql(
        session -> {
          var post = session.find(User.class, "ada").posts.remove(0);
          query(session);
          var bob = session.find(User.class, "bob");
          post.user = bob;
          bob.posts.add(post);
        });

    assertThat(posts()).containsExactly("logic|bob");
  }

  @Test
  void aProfileSetBackStays() {
    saveAdaWithAPost();

    database.recordSql(
        session -> {
          var ada = session.find(User.class, "ada");
          var profile = ada.profile;
          ada.profile = null;
          query(session);
          ada.profile = profile;
        });

    assertThat(database.rows("select id, user_id from profiles")).containsExactly("face|ada");
  }

  @Test
  void aUserPersistedAgainKeepsItsFans() {
    saveAdaWithAPost();

    var sql = database.recordSql(session -> removeAndRevive(session, User.class, "ada"));

    assertThat(sql.writes()).isEmpty();
    assertThat(database.rows("select id, idol_id from fans")).containsExactly("zoe|ada");
  }

  @Test
  void aTagPersistedAgainKeepsTheRowsOfItsInverseSide() {
    saveAdaWithAPost();

    var sql = database.recordSql(session -> removeAndRevive(session, Tag.class, "new"));

    assertThat(sql.writes()).isEmpty();
    assertThat(database.rows("select users_id, tags_id from users_tags"))
        .containsExactly("ada|new");
  }

  private static void saveAdaWithAPost() {
    var ada = new User("ada");
    var post = new Post("logic", ada);
    ada.posts.add(post);
    ada.profile = new Profile("face", ada);
    var tag = new Tag("new");
    ada.tags.add(tag);
    database.save(tag, ada, new User("bob"), new Fan("zoe", ada));
  }

  private static <T> void removeAndRevive(EntityManager session, Class<T> type, String id) {
    var entity = session.find(type, id);
    session.remove(entity);
    query(session);
    session.persist(entity);
  }

  private static void query(EntityManager session) {
    assertThat(session.createQuery("from Elsewhere", Elsewhere.class).getResultList()).isEmpty();
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

    @OneToOne(mappedBy = "user")
    @CascadeRule({ALL, DELETE_ORPHAN})
    @Nullable Profile profile;

    @OneToMany(mappedBy = "idol")
    @CascadeRule(SAVE_UPDATE)
    List<Fan> fans = new ArrayList<>();

    @ManyToMany
    @JoinTable(name = "users_tags")
    @CascadeRule(SAVE_UPDATE)
    Set<Tag> tags = new LinkedHashSet<>();

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
    @Nullable User user;

    Post() {}

    Post(String id, User user) {
      this.id = id;
      this.user = user;
    }
  }

  @Entity(name = "Profile")
  @Table(name = "profiles")
  static class Profile {

    @Id String id;

    @OneToOne(fetch = FetchType.LAZY)
    User user;

    Profile() {}

    Profile(String id, User user) {
      this.id = id;
      this.user = user;
    }
  }

  @Entity(name = "Fan")
  @Table(name = "fans")
  static class Fan {

    @Id String id;

    @ManyToOne(fetch = FetchType.LAZY)
    User idol;

    Fan() {}

    Fan(String id, User idol) {
      this.id = id;
      this.idol = idol;
    }
  }

  @Entity(name = "Tag")
  @Table(name = "tags")
  static class Tag {

    @Id String id;

    @ManyToMany(mappedBy = "tags")
    @CascadeRule(SAVE_UPDATE)
    Set<User> users = new LinkedHashSet<>();

    Tag() {}

    Tag(String id) {
      this.id = id;
    }
  }

  @Entity(name = "Elsewhere")
  @Table(name = "elsewhere")
  static class Elsewhere {

    @Id String id;
  }
}
