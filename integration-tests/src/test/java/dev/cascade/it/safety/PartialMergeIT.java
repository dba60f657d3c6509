package dev.cascade.it.safety;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A merged child that does not name its parent is no orphan. */
class PartialMergeIT {

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(User.class, Post.class, Note.class, Profile.class, Order.class);

  @Test
  void aPostMergedWithoutItsUserStaysWithTheUser() {
    var ada = new User("ada");
    database.save(ada, new Post("logic", ada, "old"));

    var sql = database.recordSql(session -> session.merge(new Post("logic", null, "new")));

    assertThat(sql.writes()).containsExactly("update posts set title=?,user_id=? where id=?");
    assertThat(database.rows("select id, title, user_id from posts"))
        .containsExactly("logic|new|ada");
  }

  @Test
  void aNoteWhoseUserIsMandatoryStaysWhenMergedWithoutIt() {
    var ada = new User("ada");
    database.save(ada, new Note("memo", ada, "old"));

    database.recordSql(session -> session.merge(new Note("memo", null, "new")));

    assertThat(database.rows("select id, title, user_id from notes"))
        .containsExactly("memo|new|ada");
  }

  @Test
  void aProfileWithItsUsersKeyStaysWhenMergedWithoutTheUser() {
    var ada = new User("ada");
    var profile = new Profile("old");
    profile.user = ada;
    database.save(ada, profile);

    database.recordSql(
        session -> {
          var merged = new Profile("new");
          merged.userId = "ada";
          session.merge(merged);
        });

    assertThat(database.rows("select user_id, name from profiles")).containsExactly("ada|new");
  }

  @Test
  void anOrderMergedWithTheKeyAloneStays() {
    database.save(new User("ada"));
    database.save(new Order("first", "ada"));

    var sql = database.recordSql(session -> session.merge(new Order("first", "ada")));

    assertThat(sql.writes()).isEmpty();
    assertThat(orders()).containsExactly("first|ada");
  }

  private static List<String> orders() {
    return database.rows("select id, user_id from orders");
  }

  @Entity(name = "User")
  @Table(name = "users")
  static class User {

    @Id String id;

    @OneToMany(mappedBy = "user")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Post> posts = new ArrayList<>();

    @OneToMany(mappedBy = "user")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Note> notes = new ArrayList<>();

    @OneToMany(mappedBy = "user")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Order> orders = new ArrayList<>();

    @OneToOne(mappedBy = "user")
    @CascadeRule({ALL, DELETE_ORPHAN})
    Profile profile;

    User() {}

    User(String id) {
      this.id = id;
    }
  }

  @Entity(name = "Post")
  @Table(name = "posts")
  static class Post {

    @Id String id;

    String title;

    @ManyToOne(fetch = FetchType.LAZY)
    @Nullable User user;

    Post() {}

    Post(String id, @Nullable User user, String title) {
      this.id = id;
      this.user = user;
      this.title = title;
    }
  }

  @Entity(name = "Note")
  @Table(name = "notes")
  static class Note {

    @Id String id;

    String title;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @Nullable User user;

    Note() {}

    Note(String id, @Nullable User user, String title) {
      this.id = id;
      this.user = user;
      this.title = title;
    }
  }

  @Entity(name = "Profile")
  @Table(name = "profiles")
  static class Profile {

    @Id String userId;

    String name;

    @OneToOne(fetch = FetchType.LAZY)
    @MapsId
    User user;

    Profile() {}

    Profile(String name) {
      this.name = name;
    }
  }

  @Entity(name = "PurchaseOrder")
  @Table(name = "orders")
  static class Order {

    @Id String id;

    @Column(name = "user_id")
    String userKey;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "user_id", insertable = false, updatable = false)
    User user;

    Order() {}

    Order(String id, String userKey) {
      this.id = id;
      this.userKey = userKey;
    }
  }
}
