package dev.cascade.it.mapping;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToOne;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A child that names another parent, and after a query about something else its own one again: the
 * child which that other parent has keeps its row.
 */
@ExtendWith(Enhanced.class)
class EnhancedClaimTakenBackIT {

  static final MappedDatabase database =
      MappedDatabase.of(User.class, Profile.class, Elsewhere.class);

  private static void twoUsers() {
    database.save(new User("u", new Profile("p")), new User("v", new Profile("q")));
  }

  @Test
  void theOtherUsersProfileStays() {
    twoUsers();

    var sql =
        database.recordSql(
            session -> {
              var u = session.find(User.class, "u");
              var v = session.find(User.class, "v");
              var p = u.getProfile();
              p.setUser(v);
              query(session);
              p.setUser(u);
            });

    assertThat(profiles()).containsExactly("p|u", "q|v");
  }

  @Test
  void theOtherUsersProfileGoesIfTheClaimStands() {
    twoUsers();

    database.recordSql(
        session -> {
          session.find(User.class, "u").getProfile().setUser(session.find(User.class, "v"));
          query(session);
        });

    assertThat(profiles()).containsExactly("p|v");
  }

  private static void query(EntityManager session) {
    assertThat(session.createQuery("from Elsewhere", Elsewhere.class).getResultList()).isEmpty();
  }

  private static List<String> profiles() {
    return database.rows("select name, user_name from profile order by name");
  }

  @Entity(name = "User")
  @jakarta.persistence.Table(name = "users")
  static class User {

    @Id String name;

    @OneToOne(mappedBy = "user", fetch = FetchType.LAZY)
    @CascadeRule({ALL, DELETE_ORPHAN})
    @Nullable Profile profile;

    User() {}

    User(String name, Profile profile) {
      this.name = name;
      this.profile = profile;
      profile.setUser(this);
    }

    @Nullable Profile getProfile() {
      return profile;
    }
  }

  @Entity(name = "Profile")
  static class Profile {

    @Id String name;

    @OneToOne(fetch = FetchType.LAZY)
    @Nullable User user;

    Profile() {}

    Profile(String name) {
      this.name = name;
    }

    void setUser(User user) {
      this.user = user;
    }
  }

  @Entity(name = "Elsewhere")
  static class Elsewhere {

    @Id String id;
  }
}
