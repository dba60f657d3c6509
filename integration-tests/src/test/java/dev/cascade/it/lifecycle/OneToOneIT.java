package dev.cascade.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.domain.Profile;
import dev.cascade.it.domain.User;
import dev.cascade.it.support.BlogDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OneToOneIT {

  @RegisterExtension final BlogDatabase blog = BlogDatabase.onPostgres();

  private User ada = new User("ada");

  @BeforeEach
  void saveAdaWithAProfile() {
    ada.setProfile(new Profile("Countess"));
    blog.save(ada, new User("grace"));
  }

  @Test
  void takingTheProfileAwayDeletesIt() {
    var sql = blog.recordSql(session -> session.find(User.class, 1L).setProfile(null));

    assertThat(sql.writes()).containsExactly("delete from profiles where id=?");
    assertThat(blog.rows("profiles")).isEmpty();
    assertThat(blog.rows("users", "name")).containsExactly("ada", "grace");
  }

  @Test
  void nullingTheProfilesOwnSideDeletesIt() {
    var sql = blog.recordSql(session -> session.find(Profile.class, 1L).setUser(null));

    assertThat(sql.writes()).containsExactly("delete from profiles where id=?");
    assertThat(blog.rows("profiles")).isEmpty();
  }

  @Test
  void replacingTheProfileDeletesTheOldOneBeforeItInsertsTheNew() {
    var sql =
        blog.recordSql(session -> session.find(User.class, 1L).setProfile(new Profile("Lovelace")));

    assertThat(sql.writes())
        .containsExactly(
            "delete from profiles where id=?", "insert into profiles (bio,user_id) values (?,?)");
    assertThat(blog.rows("profiles", "id", "bio", "user_id")).containsExactly("2, Lovelace, 1");
  }

  @Test
  void persistingTheNewProfileByItselfReplacesTheOldOneToo() {
    var sql =
        blog.recordSql(
            session -> {
              var profile = new Profile("Lovelace");
              session.find(User.class, 1L).setProfile(profile);
              session.persist(profile);
            });

    assertThat(sql.writes())
        .containsExactly(
            "delete from profiles where id=?", "insert into profiles (bio,user_id) values (?,?)");
    assertThat(blog.rows("profiles", "bio", "user_id")).containsExactly("Lovelace, 1");
  }

  @Test
  void mergingAUserWithANewProfileReplacesTheOldOne() {
    blog.inTransaction(session -> ada = session.find(User.class, 1L));
    ada.setProfile(new Profile("Lovelace"));

    var sql = blog.recordSql(session -> session.merge(ada));

    assertThat(sql.writes())
        .containsExactly(
            "delete from profiles where id=?", "insert into profiles (bio,user_id) values (?,?)");
    assertThat(blog.rows("profiles", "bio", "user_id")).containsExactly("Lovelace, 1");
  }

  @Test
  void aUserWhoTakesAProfileOverLosesItsOwn() {
    blog.inTransaction(session -> session.find(User.class, 2L).setProfile(new Profile("Admiral")));

    var sql =
        blog.recordSql(
            session -> {
              var ada = session.find(User.class, 1L);
              var profile = ada.getProfile();
              ada.setProfile(null);
              session.find(User.class, 2L).setProfile(profile);
            });

    assertThat(sql.writes())
        .containsExactly(
            "delete from profiles where id=?", "update profiles set bio=?,user_id=? where id=?");
    assertThat(blog.rows("profiles", "bio", "user_id")).containsExactly("Countess, 2");
  }

  @Test
  void givingTheProfileToAnotherUserMovesIt() {
    var sql =
        blog.recordSql(
            session -> {
              var ada = session.find(User.class, 1L);
              var grace = session.find(User.class, 2L);
              var profile = ada.getProfile();
              ada.setProfile(null);
              grace.setProfile(profile);
            });

    assertThat(sql.writes()).containsExactly("update profiles set bio=?,user_id=? where id=?");
    assertThat(blog.rows("profiles", "id", "bio", "user_id")).containsExactly("1, Countess, 2");
  }

  @Test
  void removingTheProfileItselfLeavesTheUser() {
    var sql = blog.recordSql(session -> session.remove(session.find(Profile.class, 1L)));

    assertThat(sql.writes()).containsExactly("delete from profiles where id=?");
    assertThat(blog.rows("profiles")).isEmpty();
    assertThat(blog.rows("users", "name")).containsExactly("ada", "grace");
  }
}
