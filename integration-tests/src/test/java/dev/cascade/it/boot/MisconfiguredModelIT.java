package dev.cascade.it.boot;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static dev.cascade.CascadeOption.SAVE_UPDATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cascade.CascadeRule;
import dev.cascade.OnDelete;
import dev.cascade.OnParentDelete;
import dev.cascade.PassiveDeletes;
import dev.cascade.Retained;
import dev.cascade.violation.CascadeConfigurationException;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.annotations.OnDeleteAction;
import org.junit.jupiter.api.Test;

/** One model with every mistake. */
class MisconfiguredModelIT {

  @Test
  void oneExceptionTellsEveryMistakeWithItsPlaceAndRemedy() {
    var refused = catchThrowableOfType(CascadeConfigurationException.class, boot()::metadata);

    assertThat(refused).hasMessageStartingWith("12 cascade rules cannot hold:\n- [CASCADE-");
    assertThat(Stream.of(refused.getMessage().split("\n- ")).skip(1))
        .containsExactlyInAnyOrder(
            """
            [CASCADE-101] User.comments: unknown option "delete-orphans" at character 6.
              Did you mean "delete-orphan"?""",
            """
            [CASCADE-102] User.posts: "save-update, delete-orphan" deletes what User.posts lets go, but not what a removed User leaves behind.
              Add DELETE (ALL contains it), or leave DELETE_ORPHAN out.""",
            """
            [CASCADE-103] Post.tags: "all, delete-orphan" would delete the Tag that one Post lets go, but others may refer to it.
              Add singleParent = true if each Tag has one Post only, or leave DELETE_ORPHAN out.""",
            """
            [CASCADE-104] User.profile: "save-update, merge" would leave a Profile without its User, but Profile.user_id is NOT NULL.
              Write "all, delete-orphan", or make the column nullable.""",
            """
            [CASCADE-105] User.orders: passiveDeletes = ALL never touches a Order when its User is removed, but "all" removes it.
              Write passiveDeletes = ON, or leave DELETE out (ALL contains it).""",
            """
            [CASCADE-106] Comment.post: Comment.post_id is ON DELETE SET NULL, but NOT NULL.
              Make the column nullable, or write @OnParentDelete(CASCADE) on Comment.post.""",
            """
            [CASCADE-107] User.notes: JPA's annotation says cascade = REMOVE, but the rule "save-update, merge" has no DELETE.
              Add DELETE to the rule, or take cascade = REMOVE out of JPA's annotation.""",
            """
            [CASCADE-108] User.audits: a delete travels along User.audits to AuditLog, which is @Retained.
              Take DELETE and DELETE_ORPHAN out of the rule, or @Retained off AuditLog.""",
            """
            [CASCADE-109] User.name: @CascadeRule stands here, but this is no association to an entity, or an array.
              Remove it, or map the attribute as a reference or collection.""",
            """
            [CASCADE-109] cascade.rules.User.friends: no entity has an association of that name.
              Name it as cascade.rules.<entity>.<attribute>, or remove the setting.""",
            """
            [CASCADE-110] Like.user: @OnParentDelete(CASCADE) and @OnDelete(SET_NULL) both stand here.
              Keep one of them.""",
            """
            [CASCADE-111] User.orders: passiveDeletes = ALL leaves rows to the database when a User is removed, but Order.user_id has no ON DELETE.
              Write @OnParentDelete(CASCADE) on Order.user, or leave passiveDeletes out.""");
  }

  @Test
  void everyMistakeButThoseOfOneKindCanBeTolerated() {
    var boot = boot();
    for (var number = 101; number <= 113; number++) {
      boot.with("cascade.checks.CASCADE-" + number, number % 2 == 0 ? "warn" : "off");
    }
    boot.with("cascade.checks.CASCADE-108", "error");

    var refused = catchThrowableOfType(CascadeConfigurationException.class, boot::metadata);

    assertThat(refused.violations())
        .extracting(each -> each.code().id() + " " + each.place())
        .containsExactly("CASCADE-108 User.audits");
  }

  private static Boot boot() {
    return Boot.of(
            User.class,
            Profile.class,
            Post.class,
            Comment.class,
            Order.class,
            Note.class,
            AuditLog.class,
            Tag.class,
            Like.class)
        .with("cascade.rules.User.friends", "all")
        .with("cascade.rules.User.comments", "all, delete-orphans");
  }

  @Entity(name = "User")
  static class User {

    @Id int id;

    @CascadeRule String name;

    @OneToOne(mappedBy = "user")
    @CascadeRule
    Profile profile;

    @OneToMany(mappedBy = "user")
    @CascadeRule({SAVE_UPDATE, DELETE_ORPHAN})
    List<Post> posts;

    @OneToMany(mappedBy = "user")
    List<Comment> comments;

    @OneToMany(mappedBy = "user")
    @CascadeRule(value = ALL, passiveDeletes = PassiveDeletes.ALL)
    List<Order> orders;

    @OneToMany(mappedBy = "user", cascade = CascadeType.REMOVE)
    @CascadeRule
    List<Note> notes;

    @OneToMany(mappedBy = "user")
    @CascadeRule(ALL)
    List<AuditLog> audits;
  }

  @Entity(name = "Profile")
  static class Profile {

    @Id int id;

    @OneToOne(optional = false)
    User user;
  }

  @Entity(name = "Post")
  static class Post {

    @Id int id;
    @ManyToOne User user;

    @ManyToMany
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Tag> tags;
  }

  @Entity(name = "Tag")
  static class Tag {

    @Id int id;
  }

  @Entity(name = "Comment")
  static class Comment {

    @Id int id;
    @ManyToOne User user;

    @ManyToOne(optional = false)
    @OnParentDelete(OnDelete.SET_NULL)
    Post post;
  }

  @Entity(name = "Order")
  static class Order {

    @Id int id;
    @ManyToOne User user;
  }

  @Entity(name = "Note")
  static class Note {

    @Id int id;
    @ManyToOne User user;
  }

  @Entity(name = "AuditLog")
  @Retained
  static class AuditLog {

    @Id int id;
    @ManyToOne User user;
  }

  @Entity(name = "Like")
  static class Like {

    @Id int id;

    @ManyToOne
    @OnParentDelete(OnDelete.CASCADE)
    @org.hibernate.annotations.OnDelete(action = OnDeleteAction.SET_NULL)
    User user;
  }
}
