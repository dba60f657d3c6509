package dev.cascade.it.softdelete;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.DeletedAt;
import dev.cascade.it.mapping.Enhanced;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.Hibernate;
import org.hibernate.engine.spi.SelfDirtinessTracker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Enhanced entities, whose references are lazy without proxies, also on the far side. */
@ExtendWith(Enhanced.class)
class HiddenWhenEnhancedIT {

  static final MappedDatabase database = MappedDatabase.of(User.class, Profile.class);

  @Test
  void aDeletedChildIsHiddenWhenItIsLoadedLazily() {
    fill();

    var sql =
        database.recordSql(
            session -> {
              var user = session.find(User.class, 1);
              assertThat(user).isInstanceOf(SelfDirtinessTracker.class);
              assertThat(Hibernate.isPropertyInitialized(user, "profile")).isFalse();
              assertThat(user.getProfile()).isNull();
              assertThat(session.find(User.class, 2).getProfile()).isNotNull();
            });

    assertThat(sql.all())
        .contains(
            "select p1_0.id,p1_0.deletedAt,p1_0.text,p1_0.user_id from users u1_0 left join profiles p1_0 on u1_0.id=p1_0.user_id and p1_0.deletedAt is null where u1_0.id=?");
    database.inTransaction(
        session -> assertThat(session.find(User.class, 1).getProfiles()).isEmpty());
  }

  @Test
  void aReferenceToADeletedRowIsShownAndSurvivesAnUpdate() {
    fill();

    var sql =
        database.recordSql(
            session -> {
              var profile = session.find(Profile.class, 3);
              profile.setText("changed");
              assertThat(profile.getUser().getName()).isEqualTo("eve");
            });

    assertThat(sql.writes()).containsExactly("update profiles set text=?,user_id=? where id=?");
    assertThat(database.rows("select text, user_id from profiles where id = 3"))
        .containsExactly("changed|3");
    database.inTransaction(session -> assertThat(session.find(User.class, 3)).isNull());
  }

  private static void fill() {
    database.execute(
        """
        insert into users (id, name, deletedAt) values (1, 'ada', null), (2, 'bob', null), (3, 'eve', now());
        insert into profiles (id, text, user_id, deletedAt) values (1, 'a', 1, now()), (2, 'b', 2, null), (3, 'e', 3, null);
        """);
  }

  @Entity(name = "User")
  @Table(name = "users")
  static class User {
    @Id Long id;
    String name;
    @DeletedAt OffsetDateTime deletedAt;

    @OneToOne(mappedBy = "user", fetch = FetchType.LAZY)
    Profile profile;

    @OneToMany(mappedBy = "user")
    Set<Profile> profiles = new HashSet<>();

    String getName() {
      return name;
    }

    Profile getProfile() {
      return profile;
    }

    Set<Profile> getProfiles() {
      return profiles;
    }
  }

  @Entity(name = "Profile")
  @Table(name = "profiles")
  static class Profile {
    @Id Long id;
    String text;
    @DeletedAt OffsetDateTime deletedAt;

    @OneToOne(fetch = FetchType.LAZY)
    User user;

    void setText(String text) {
      this.text = text;
    }

    User getUser() {
      return user;
    }
  }
}
