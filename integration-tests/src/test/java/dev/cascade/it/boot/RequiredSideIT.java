package dev.cascade.it.boot;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cascade.CascadeRule;
import dev.cascade.violation.CascadeConfigurationException;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where {@code required} may stand. */
class RequiredSideIT {

  @Test
  void requiredIsRefusedOnCollectionsAndWhereAColumnCanSayIt() {
    var refused =
        catchThrowableOfType(
            CascadeConfigurationException.class,
            Boot.of(User.class, Profile.class, Post.class)::metadata);

    assertThat(refused)
        .hasMessage(
            """
            2 cascade rules cannot hold:
            - [CASCADE-116] User.posts: required = true says that no User is without its Post, but this is no one-to-one.
              Leave required out.
            - [CASCADE-116] Profile.user: required = true says that no Profile is without its User, but the key stands here, in Profile.user_id.
              Write optional = false and nullable = false there, and leave required out.""");
  }

  @Test
  void toleratedItSaysNothing() {
    var metadata =
        Boot.of(User.class, Profile.class, Post.class)
            .with("cascade.checks.CASCADE-116", "off")
            .metadata();

    assertThat(metadata.getEntityBindings()).hasSize(3);
  }

  @Entity(name = "User")
  static class User {

    @Id int id;

    @OneToOne(mappedBy = "user")
    @CascadeRule(
        value = {ALL, DELETE_ORPHAN},
        required = true)
    Profile profile;

    @OneToMany(mappedBy = "user")
    @CascadeRule(
        value = {ALL, DELETE_ORPHAN},
        required = true)
    List<Post> posts;
  }

  @Entity(name = "Profile")
  static class Profile {

    @Id int id;

    @OneToOne
    @CascadeRule(required = true)
    User user;
  }

  @Entity(name = "Post")
  static class Post {

    @Id int id;
    @ManyToOne User user;
  }
}
