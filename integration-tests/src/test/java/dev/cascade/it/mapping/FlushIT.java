package dev.cascade.it.mapping;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.CascadeRule;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Flushes that fail, that a query starts, that follow one another; sessions that have none. */
class FlushIT {

  private static final String RELEASE =
      "update guests g1_0 set host_id=null where g1_0.host_id in (?)";
  private static final String DELETE_UNLOADED_POSTS =
      "delete from posts p1_0 where p1_0.user_id in (?)";
  private static final String DELETE_POST = "delete from posts where id=?";
  private static final String DELETE_USER = "delete from users where id=?";

  @RegisterExtension
  static final MappedDatabase blog = MappedDatabase.of(User.class, Post.class, Guest.class);

  @BeforeEach
  void adaAndBobHaveTwoPostsAndAGuestEach() {
    blog.save(user("ada"), user("bob"));
  }

  @Test
  void afterAFailedFlushEverythingIsAsBefore() {
    assertThatThrownBy(
            () ->
                blog.inTransaction(
                    session -> {
                      session.remove(find(session, "ada"));
                      find(session, "bob").posts.clear();
                      find(session, "bob").guests.clear();
                      session.flush();
                      session.persist(new Post("x", find(session, "bob"), "title of bob 1"));
                      session.persist(new Post("y", find(session, "bob"), "title of bob 1"));
                      session.flush();
                    }))
        .isInstanceOf(PersistenceException.class);

    assertThat(posts()).containsExactly("ada 1|ada", "ada 2|ada", "bob 1|bob", "bob 2|bob");
    assertThat(guests()).containsExactly("ada|ada", "bob|bob");
    assertThat(blog.rows("select id from users order by 1")).containsExactly("ada", "bob");
  }

  @Test
  void aSessionAfterAFailedOneWorks() {
    assertThatThrownBy(
            () ->
                blog.inTransaction(
                    session ->
                        find(session, "ada")
                            .addPost(new Post("x", find(session, "ada"), "title of bob 1"))))
        .isInstanceOf(PersistenceException.class);

    var sql = blog.recordSql(session -> session.remove(find(session, "ada")));

    assertThat(sql.writes()).containsExactly(RELEASE, DELETE_UNLOADED_POSTS, DELETE_USER);
    assertThat(posts()).containsExactly("bob 1|bob", "bob 2|bob");
  }

  @Test
  void aQueryAfterARemovalSeesNeitherTheUserNorItsPosts() {
    blog.inTransaction(
        session -> {
          session.remove(find(session, "ada"));
          assertThat(count(session, "Post")).isEqualTo(2);
          session.remove(find(session, "bob"));
          assertThat(count(session, "Post")).isZero();
          assertThat(count(session, "User")).isZero();
          assertThat(count(session, "Guest where host is null")).isEqualTo(2);
        });

    assertThat(posts()).isEmpty();
    assertThat(guests()).containsExactly("ada|null", "bob|null");
  }

  @Test
  void aQueryAfterAnOrphanSeesItNoMore() {
    blog.inTransaction(
        session -> {
          find(session, "ada").posts.remove(0);
          assertThat(count(session, "Post")).isEqualTo(3);
          find(session, "ada").posts.remove(0);
          assertThat(count(session, "Post")).isEqualTo(2);
        });

    assertThat(posts()).containsExactly("bob 1|bob", "bob 2|bob");
  }

  @Test
  void aQueryOfGuestsAloneSendsTheReleaseOfARemovedHost() {
    blog.inTransaction(
        session -> {
          session.remove(find(session, "ada"));
          assertThat(count(session, "Guest where host is null")).isEqualTo(1);
        });
  }

  @Test
  void severalFlushesOfOneTransactionEachDoTheirPart() {
    var sql =
        blog.recordSql(
            session -> {
              var ada = find(session, "ada");
              ada.posts.remove(0);
              session.flush();
              session.flush();
              ada.addPost(new Post("ada 3", ada, "third"));
              session.flush();
              session.remove(ada);
              session.flush();
              session.flush();
            });

    assertThat(sql.writes())
        .containsExactly(
            DELETE_POST,
            "insert into posts (title,user_id,id) values (?,?,?)",
            DELETE_POST,
            DELETE_POST,
            RELEASE,
            DELETE_USER);
    assertThat(posts()).containsExactly("bob 1|bob", "bob 2|bob");
  }

  @Test
  void anOrphanThatIsPutBackAfterTheFlushIsSavedAgain() {
    blog.inTransaction(
        session -> {
          var ada = find(session, "ada");
          ada.posts.clear();
          session.flush();
          ada.addPost(new Post("ada 1", ada, "again"));
        });

    assertThat(posts()).containsExactly("ada 1|ada", "bob 1|bob", "bob 2|bob");
  }

  @Test
  void aStatelessSessionFollowsTheRules() {
    blog.sessions()
        .unwrap(SessionFactory.class)
        .inStatelessTransaction(session -> session.delete(session.get(User.class, "ada")));

    assertThat(blog.rows("select id from users")).containsExactly("bob");
    assertThat(posts()).containsExactly("bob 1|bob", "bob 2|bob");
  }

  @Test
  void aFactoryWithoutRulesBesideOneWithRulesIsPlainHibernate() {
    try (var plain = blog.factory(Map.of("cascade.enabled", "false"))) {
      assertThatThrownBy(() -> removeAda(plain))
          .hasMessageContaining("violates foreign key constraint");
      assertThat(posts()).hasSize(4);

      removeAda(blog.sessions());
      assertThat(posts()).containsExactly("bob 1|bob", "bob 2|bob");
    }
  }

  private static void removeAda(EntityManagerFactory sessions) {
    sessions.runInTransaction(session -> session.remove(find(session, "ada")));
  }

  private static Long count(EntityManager session, String what) {
    return session.createQuery("select count(*) from " + what, Long.class).getSingleResult();
  }

  private static User find(EntityManager session, String id) {
    return session.find(User.class, id);
  }

  private static List<String> posts() {
    return blog.rows("select id, user_id from posts order by 1");
  }

  private static List<String> guests() {
    return blog.rows("select id, host_id from guests order by 1");
  }

  private static User user(String id) {
    var user = new User();
    user.id = id;
    user.addPost(new Post(id + " 1", user, "title of " + id + " 1"));
    user.addPost(new Post(id + " 2", user, "title of " + id + " 2"));
    var guest = new Guest();
    guest.id = id;
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

    void addPost(Post post) {
      posts.add(post);
    }
  }

  @Entity(name = "Post")
  @Table(name = "posts")
  static class Post {

    @Id String id;

    @Column(unique = true)
    String title;

    @ManyToOne(optional = false)
    User user;

    protected Post() {}

    Post(String id, User user, String title) {
      this.id = id;
      this.user = user;
      this.title = title;
    }
  }

  @Entity(name = "Guest")
  @Table(name = "guests")
  static class Guest {

    @Id String id;

    @ManyToOne User host;
  }
}
