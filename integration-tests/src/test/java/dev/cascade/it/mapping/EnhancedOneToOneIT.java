package dev.cascade.it.mapping;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import org.hibernate.Hibernate;
import org.hibernate.engine.spi.SelfDirtinessTracker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A lazy one-to-one of enhanced entities: loaded at first use, also on its inverse side. */
@ExtendWith(Enhanced.class)
class EnhancedOneToOneIT {

  private static final String INSERT_PROFILE = "insert into profiles (text,user_id) values (?,?)";
  private static final String DELETE_PROFILE = "delete from profiles where id=?";

  static final MappedDatabase database = MappedDatabase.of(User.class, Profile.class);

  @Test
  void theEntitiesAreEnhancedAndTheProfileIsNotLoadedWithItsUser() {
    database.save(user("ada"));

    var sql =
        database.recordSql(
            session -> {
              var ada = find(session, "ada");
              assertThat(ada).isInstanceOf(SelfDirtinessTracker.class);
              assertThat(Hibernate.isPropertyInitialized(ada, "profile")).isFalse();
            });

    assertThat(sql.all()).containsExactly("select u1_0.id from users u1_0 where u1_0.id=?");
  }

  @Test
  void aProfileThatWasNeverLoadedIsDeletedWhenSetToNull() {
    database.save(user("ada"));

    var sql = database.recordSql(session -> find(session, "ada").setProfile(null));

    assertThat(sql.writes()).containsExactly(DELETE_PROFILE);
    assertThat(database.rows("select text from profiles")).isEmpty();
  }

  @Test
  void aLoadedProfileIsDeletedWhenSetToNull() {
    database.save(user("ada"));

    var sql =
        database.recordSql(
            session -> {
              var ada = find(session, "ada");
              assertThat(ada.getProfile()).isNotNull();
              ada.setProfile(null);
            });

    assertThat(sql.writes()).containsExactly(DELETE_PROFILE);
    assertThat(database.rows("select text from profiles")).isEmpty();
  }

  @Test
  void aProfileThatWasNeverLoadedIsDeletedBeforeTheOneThatReplacesIt() {
    database.save(user("ada"));

    var sql = database.recordSql(session -> find(session, "ada").setProfile(new Profile("count")));

    assertThat(sql.writes()).containsExactly(DELETE_PROFILE, INSERT_PROFILE);
    assertThat(database.rows("select text, user_id from profiles")).containsExactly("count|ada");
  }

  @Test
  void aLoadedProfileIsDeletedBeforeTheOneThatReplacesIt() {
    database.save(user("ada"));

    var sql =
        database.recordSql(
            session -> {
              var ada = find(session, "ada");
              assertThat(ada.getProfile()).isNotNull();
              ada.setProfile(new Profile("count"));
            });

    assertThat(sql.writes()).containsExactly(DELETE_PROFILE, INSERT_PROFILE);
    assertThat(database.rows("select text, user_id from profiles")).containsExactly("count|ada");
  }

  @Test
  void removingAUserDeletesTheProfileThatWasNeverLoaded() {
    database.save(user("ada"), user("bob"));

    var sql = database.recordSql(session -> session.remove(find(session, "ada")));

    assertThat(sql.writes())
        .containsExactly(
            "delete from profiles p1_0 where p1_0.user_id in (?)", "delete from users where id=?");
    assertThat(database.rows("select user_id from profiles")).containsExactly("bob");
  }

  @Test
  void profilesOfTwoUsersThatWereNeverLoadedGoByOneStatement() {
    database.save(user("ada"), user("bob"), user("cy"));

    var sql =
        database.recordSql(
            session -> {
              session.remove(find(session, "ada"));
              session.remove(find(session, "bob"));
            });

    assertThat(sql.writes())
        .containsExactly(
            "delete from profiles p1_0 where p1_0.user_id in (?,?)",
            "delete from users where id=?",
            "delete from users where id=?");
    assertThat(database.rows("select user_id from profiles")).containsExactly("cy");
  }

  @Test
  void aProfileFoundByQueryGoesWithItsUserWithoutAStatementOfItsOwn() {
    database.save(user("ada"), user("bob"));

    var sql =
        database.recordSql(
            session -> {
              var profile =
                  session
                      .createQuery("from Profile where user.id = 'ada'", Profile.class)
                      .getSingleResult();
              session.remove(find(session, "ada"));
              assertThat(session.contains(profile)).isFalse();
            });

    assertThat(sql.writes())
        .containsExactly(
            "delete from profiles p1_0 where p1_0.user_id in (?)", "delete from users where id=?");
    assertThat(database.rows("select user_id from profiles")).containsExactly("bob");
  }

  private static User find(EntityManager session, String id) {
    return session.find(User.class, id);
  }

  private static User user(String id) {
    var user = new User();
    user.id = id;
    user.setProfile(new Profile("poet"));
    return user;
  }

  @Entity(name = "User")
  @Table(name = "users")
  static class User {

    @Id private String id;

    @OneToOne(mappedBy = "user", fetch = FetchType.LAZY)
    @CascadeRule({ALL, DELETE_ORPHAN})
    private Profile profile;

    Profile getProfile() {
      return profile;
    }

    void setProfile(Profile profile) {
      this.profile = profile;
      if (profile != null) {
        profile.user = this;
      }
    }
  }

  @Entity(name = "Profile")
  @Table(name = "profiles")
  static class Profile {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    String text;

    @OneToOne(optional = false, fetch = FetchType.LAZY)
    User user;

    protected Profile() {}

    Profile(String text) {
      this.text = text;
    }
  }
}
