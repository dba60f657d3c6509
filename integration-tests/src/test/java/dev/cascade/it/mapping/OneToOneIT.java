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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * One user with three one-to-ones: a profile that holds the key (inverse side), an address whose
 * key the user holds (owning side), a desk that is only known.
 */
class OneToOneIT {

  private static final String INSERT_PROFILE = "insert into profiles (text,user_name) values (?,?)";
  private static final String DELETE_PROFILE = "delete from profiles where id=?";
  private static final String DELETE_USER = "delete from users where name=?";
  private static final String UPDATE_USER = "update users set address_id=? where name=?";

  @RegisterExtension
  static final MappedDatabase blog =
      MappedDatabase.of(User.class, Profile.class, Address.class, Desk.class);

  @Test
  void persistingAUserSavesWhatItHas() {
    var sql = blog.recordSql(session -> session.persist(ada()));

    assertThat(sql.writes())
        .containsExactly(
            "insert into addresses (street) values (?)",
            "insert into users (address_id,name) values (?,?)",
            "insert into desks (user_name) values (?)",
            INSERT_PROFILE);
    assertThat(profiles()).containsExactly("poet|ada");
    assertThat(addresses()).containsExactly("Ring|ada");
    assertThat(desks()).containsExactly("ada");
  }

  @Test
  void removingAUserDeletesProfileAndAddressAndReleasesTheDesk() {
    blog.save(ada());

    var sql = blog.recordSql(session -> session.remove(find(session)));

    assertThat(sql.writes())
        .containsExactly(
            DELETE_PROFILE,
            "update desks set user_name=? where id=?",
            DELETE_USER,
            "delete from addresses where id=?");
    assertThat(profiles()).isEmpty();
    assertThat(addresses()).isEmpty();
    assertThat(desks()).containsExactly("null");
  }

  @Test
  void aProfileSetToNullIsDeleted() {
    blog.save(ada());

    var sql = blog.recordSql(session -> find(session).profile = null);

    assertThat(sql.writes()).containsExactly(DELETE_PROFILE);
    assertThat(profiles()).isEmpty();
  }

  @Test
  void anOldProfileIsDeletedBeforeTheNewOneTakesItsUniqueKey() {
    blog.save(ada());

    var sql = blog.recordSql(session -> find(session).setProfile(new Profile("count")));

    assertThat(sql.writes()).containsExactly(DELETE_PROFILE, INSERT_PROFILE);
    assertThat(profiles()).containsExactly("count|ada");
  }

  @Test
  void anAddressSetToNullIsDeletedAfterTheKeyIsNull() {
    blog.save(ada());

    var sql = blog.recordSql(session -> find(session).address = null);

    assertThat(sql.writes()).containsExactly(UPDATE_USER, "delete from addresses where id=?");
    assertThat(addresses()).isEmpty();
    assertThat(blog.rows("select name, address_id from users")).containsExactly("ada|null");
  }

  @Test
  void aReplacedAddressIsDeleted() {
    blog.save(ada());

    var sql = blog.recordSql(session -> find(session).address = new Address("Quay"));

    assertThat(sql.writes())
        .containsExactly(
            "insert into addresses (street) values (?)",
            UPDATE_USER,
            "delete from addresses where id=?");
    assertThat(addresses()).containsExactly("Quay|ada");
  }

  @Test
  void aProfileMovedToAnotherUserStays() {
    blog.save(ada(), new User("bob"));

    var sql =
        blog.recordSql(
            session -> {
              var ada = find(session);
              var profile = ada.profile;
              ada.profile = null;
              session.find(User.class, "bob").setProfile(profile);
            });

    assertThat(sql.writes()).containsExactly("update profiles set text=?,user_name=? where id=?");
    assertThat(profiles()).containsExactly("poet|bob");
  }

  private static User ada() {
    var ada = new User("ada");
    ada.setProfile(new Profile("poet"));
    ada.address = new Address("Ring");
    ada.desk = new Desk();
    ada.desk.user = ada;
    return ada;
  }

  private static User find(EntityManager session) {
    return session.find(User.class, "ada");
  }

  private static List<String> profiles() {
    return blog.rows("select text, user_name from profiles");
  }

  private static List<String> addresses() {
    return blog.rows("select street, name from addresses a left join users on address_id = a.id");
  }

  private static List<String> desks() {
    return blog.rows("select user_name from desks");
  }

  @Entity(name = "User")
  @Table(name = "users")
  static class User {

    @Id String name;

    @OneToOne(mappedBy = "user")
    @CascadeRule({ALL, DELETE_ORPHAN})
    Profile profile;

    @OneToOne(fetch = FetchType.LAZY)
    @CascadeRule(
        value = {ALL, DELETE_ORPHAN},
        singleParent = true)
    Address address;

    @OneToOne(mappedBy = "user")
    @CascadeRule
    Desk desk;

    protected User() {}

    User(String name) {
      this.name = name;
    }

    void setProfile(Profile profile) {
      this.profile = profile;
      profile.user = this;
    }
  }

  @Entity(name = "Profile")
  @Table(name = "profiles")
  static class Profile {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    String text;

    @OneToOne(optional = false)
    User user;

    protected Profile() {}

    Profile(String text) {
      this.text = text;
    }
  }

  @Entity(name = "Address")
  @Table(name = "addresses")
  static class Address {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    String street;

    protected Address() {}

    Address(String street) {
      this.street = street;
    }
  }

  @Entity(name = "Desk")
  @Table(name = "desks")
  static class Desk {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @OneToOne User user;
  }
}
