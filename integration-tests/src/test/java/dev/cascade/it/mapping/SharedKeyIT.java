package dev.cascade.it.mapping;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A profile has its user's id: a one-to-one by {@code @MapsId}. */
class SharedKeyIT {

  private static final String INSERT_PROFILE = "insert into profiles (text,user_name) values (?,?)";
  private static final String DELETE_PROFILE = "delete from profiles where user_name=?";

  @RegisterExtension
  static final MappedDatabase blog = MappedDatabase.of(User.class, Profile.class);

  @Test
  void persistingAUserSavesTheProfile() {
    var sql = blog.recordSql(session -> session.persist(user("ada", "poet")));

    assertThat(sql.writes()).containsExactly("insert into users (name) values (?)", INSERT_PROFILE);
    assertThat(profiles()).containsExactly("ada|poet");
  }

  @Test
  void removingAUserDeletesTheProfile() {
    blog.save(user("ada", "poet"), user("bob", "cook"));

    var sql = blog.recordSql(session -> session.remove(session.find(User.class, "ada")));

    assertThat(sql.writes()).containsExactly(DELETE_PROFILE, "delete from users where name=?");
    assertThat(profiles()).containsExactly("bob|cook");
  }

  @Test
  void aProfileSetToNullIsDeleted() {
    blog.save(user("ada", "poet"));

    var sql = blog.recordSql(session -> session.find(User.class, "ada").profile = null);

    assertThat(sql.writes()).containsExactly(DELETE_PROFILE);
    assertThat(profiles()).isEmpty();
  }

  @Test
  void aReplacedProfileIsDeletedBeforeTheNewOneTakesItsKey() {
    blog.save(user("ada", "poet"));

    var sql =
        blog.recordSql(session -> session.find(User.class, "ada").setProfile(new Profile("count")));

    assertThat(sql.writes()).containsExactly(DELETE_PROFILE, INSERT_PROFILE);
    assertThat(profiles()).containsExactly("ada|count");
  }

  private static User user(String name, String text) {
    var user = new User();
    user.name = name;
    user.setProfile(new Profile(text));
    return user;
  }

  private static List<String> profiles() {
    return blog.rows("select user_name, text from profiles order by 1");
  }

  @Entity(name = "User")
  @Table(name = "users")
  static class User {

    @Id String name;

    @OneToOne(mappedBy = "user")
    @CascadeRule({ALL, DELETE_ORPHAN})
    Profile profile;

    void setProfile(Profile profile) {
      this.profile = profile;
      profile.user = this;
    }
  }

  @Entity(name = "Profile")
  @Table(name = "profiles")
  static class Profile {

    @Id String id;

    String text;

    @MapsId @OneToOne User user;

    protected Profile() {}

    Profile(String text) {
      this.text = text;
    }
  }
}
