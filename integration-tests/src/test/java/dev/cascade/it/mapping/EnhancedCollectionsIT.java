package dev.cascade.it.mapping;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.OnDelete;
import dev.cascade.OnParentDelete;
import dev.cascade.PassiveDeletes;
import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Collections and references of enhanced entities, which track their own changes. */
@ExtendWith(Enhanced.class)
class EnhancedCollectionsIT {

  private static final String DELETE_POST = "delete from posts where id=?";
  private static final String DELETE_UNLOADED_POSTS =
      "delete from posts p1_0 where p1_0.user_id in (?)";
  private static final String RELEASE_GUESTS =
      "update guests g1_0 set host_id=null where g1_0.host_id in (?)";
  private static final String DELETE_USER = "delete from users where id=?";

  static final MappedDatabase database =
      MappedDatabase.of(User.class, Post.class, Guest.class, Note.class);

  @Test
  void aCleanFlushLoadsNothing() {
    database.save(user("ada"));

    var sql =
        database.recordSql(
            session -> {
              find(session, "ada");
              session.find(Post.class, "post of ada");
              session.flush();
            });

    assertThat(sql.writes()).isEmpty();
    assertThat(sql.reads())
        .containsExactly(
            "select u1_0.id from users u1_0 where u1_0.id=?",
            "select p1_0.id,p1_0.user_id from posts p1_0 where p1_0.id=?");
  }

  @Test
  void removingAUserReachesWhatWasNeverLoaded() {
    database.save(user("ada"), user("bob"));

    var sql = database.recordSql(session -> session.remove(find(session, "ada")));

    assertThat(sql.writes()).containsExactly(RELEASE_GUESTS, DELETE_UNLOADED_POSTS, DELETE_USER);
    assertThat(database.rows("select id from users")).containsExactly("bob");
    assertThat(database.rows("select id from posts")).containsExactly("post of bob");
    assertThat(database.rows("select id, host_id from guests order by 1"))
        .containsExactly("guest of ada|null", "guest of bob|bob");
  }

  @Test
  void passiveDeletesLoadNothing() {
    database.save(user("ada"));

    var sql = database.recordSql(session -> session.remove(find(session, "ada")));

    assertThat(sql.reads()).noneMatch(each -> each.contains("from notes"));
    assertThat(database.rows("select id from notes")).isEmpty();
  }

  @Test
  void aLoadedGuestIsReleasedWithoutAnUpdateOfItsOwn() {
    database.save(user("ada"));

    var sql =
        database.recordSql(
            session -> {
              var guest = session.find(Guest.class, "guest of ada");
              session.remove(find(session, "ada"));
              session.flush();
              assertThat(guest.getHost()).isNull();
            });

    assertThat(sql.writes())
        .containsExactlyInAnyOrder(RELEASE_GUESTS, DELETE_UNLOADED_POSTS, DELETE_USER);
    assertThat(database.rows("select id, host_id from guests"))
        .containsExactly("guest of ada|null");
  }

  @Test
  void aPostTakenOutOfItsUserIsDeleted() {
    database.save(user("ada"));

    var sql = database.recordSql(session -> find(session, "ada").getPosts().clear());

    assertThat(sql.writes()).containsExactly(DELETE_POST);
    assertThat(database.rows("select id from posts")).isEmpty();
  }

  @Test
  void aPostPutIntoAnotherUsersCollectionOnlyFollowsIt() {
    database.save(user("ada"), user("bob"));

    var sql =
        database.recordSql(
            session -> {
              var post = find(session, "ada").getPosts().remove(0);
              find(session, "bob").getPosts().add(post);
            });

    assertThat(sql.writes()).containsExactly("update posts set user_id=? where id=?");
    assertThat(database.rows("select id, user_id, text from posts order by 1"))
        .containsExactly("post of ada|bob|long", "post of bob|bob|long");
  }

  private static User find(EntityManager session, String id) {
    return session.find(User.class, id);
  }

  private static User user(String id) {
    var user = new User();
    user.id = id;
    user.posts.add(new Post("post of " + id, user));
    user.guests.add(new Guest("guest of " + id, user));
    user.notes.add(new Note("note of " + id, user));
    return user;
  }

  @Entity(name = "User")
  @Table(name = "users")
  static class User {

    @Id private String id;

    @OneToMany(mappedBy = "user")
    @CascadeRule({ALL, DELETE_ORPHAN})
    private List<Post> posts = new ArrayList<>();

    @OneToMany(mappedBy = "host")
    @CascadeRule
    private List<Guest> guests = new ArrayList<>();

    @OneToMany(mappedBy = "user")
    @CascadeRule(value = ALL, passiveDeletes = PassiveDeletes.ON)
    private List<Note> notes = new ArrayList<>();

    List<Post> getPosts() {
      return posts;
    }
  }

  @Entity(name = "Post")
  @Table(name = "posts")
  static class Post {

    @Id private String id;

    @Basic(fetch = FetchType.LAZY)
    String text = "long";

    @ManyToOne(fetch = FetchType.LAZY)
    User user;

    protected Post() {}

    Post(String id, User user) {
      this.id = id;
      this.user = user;
    }
  }

  @Entity(name = "Guest")
  @Table(name = "guests")
  static class Guest {

    @Id private String id;

    @ManyToOne(fetch = FetchType.LAZY)
    User host;

    protected Guest() {}

    Guest(String id, User host) {
      this.id = id;
      this.host = host;
    }

    User getHost() {
      return host;
    }
  }

  @Entity(name = "Note")
  @Table(name = "notes")
  static class Note {

    @Id private String id;

    @ManyToOne(fetch = FetchType.LAZY)
    @OnParentDelete(OnDelete.CASCADE)
    User user;

    protected Note() {}

    Note(String id, User user) {
      this.id = id;
      this.user = user;
    }
  }
}
