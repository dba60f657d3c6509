package dev.cascade.it.safety;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToOne;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A child that names another parent, and after a query about something else its own one again: the
 * child which that other parent has keeps its row.
 */
class ClaimTakenBackAfterQueryIT {

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(User.class, Profile.class, Elsewhere.class);

  @BeforeEach
  void twoUsers() {
    database.save(new User("u", new Profile("p")), new User("v", new Profile("q")));
  }

  @Test
  void theOtherUsersProfileStays() {
    var sql =
        database.recordSql(
            session -> {
              var u = session.find(User.class, "u");
              var v = session.find(User.class, "v");
              var p = u.profile;
              p.user = v;
              query(session);
              p.user = u;
            });

    assertThat(sql.writes()).isEmpty();
    assertThat(profiles()).containsExactly("p|u", "q|v");
    assertThat(database.rows("select tags from profile_tags")).containsExactly("tag", "tag");
  }

  @Test
  void theOtherUsersProfileGoesIfTheClaimStands() {
    database.recordSql(
        session -> {
          session.find(User.class, "u").profile.user = session.find(User.class, "v");
          query(session);
        });

    assertThat(profiles()).containsExactly("p|v");
  }

  @Test
  void theOldProfileIsDeletedBeforeTheOneThatReplacesIt() {
    var sql =
        database.recordSql(
            session -> {
              session.find(User.class, "u").profile = new Profile("new");
              query(session);
            });

    assertThat(sql.writes())
        .containsExactly(
            "delete from Profile_tags where Profile_id=?",
            "delete from Profile where id=?",
            "insert into Profile (name,user_name) values (?,?)",
            "insert into Profile_tags (Profile_id,tags) values (?,?)");
    assertThat(profiles()).containsExactly("new|u", "q|v");
  }

  @Test
  void aProfileLetGoBeforeTheQueryIsDeletedBeforeTheOnePersistedAfterIt() {
    database.recordSql(
        session -> {
          var u = session.find(User.class, "u");
          u.profile = null;
          query(session);
          var given = new Profile("new");
          given.user = u;
          session.persist(given);
        });

    assertThat(profiles()).containsExactly("new|u", "q|v");
  }

  @Test
  void aProfileLetGoBeforeTheQueryIsDeletedBeforeTheOnePutThereAfterIt() {
    database.recordSql(
        session -> {
          var u = session.find(User.class, "u");
          u.profile = null;
          query(session);
          u.profile = new Profile("new");
          query(session);
        });

    assertThat(profiles()).containsExactly("new|u", "q|v");
  }

  @Test
  void aQueryForProfilesDoesNotFindTheOneLetGo() {
    database.recordSql(
        session -> {
          session.find(User.class, "u").profile = null;
          assertThat(session.createQuery("select name from Profile", String.class).getResultList())
              .containsExactly("q");
        });

    assertThat(profiles()).containsExactly("q|v");
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

    @OneToOne(mappedBy = "user")
    @CascadeRule({ALL, DELETE_ORPHAN})
    @Nullable Profile profile;

    User() {}

    User(String name, Profile profile) {
      this.name = name;
      this.profile = profile;
      profile.user = this;
    }
  }

  @Entity(name = "Profile")
  static class Profile {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    String name;

    @OneToOne(fetch = FetchType.LAZY)
    @Nullable User user;

    @ElementCollection Set<String> tags = new HashSet<>(Set.of("tag"));

    Profile() {}

    Profile(String name) {
      this.name = name;
    }
  }

  @Entity(name = "Elsewhere")
  static class Elsewhere {

    @Id String id;
  }
}
