package dev.cascade.it.preview;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;

import dev.cascade.CascadeRule;
import dev.cascade.OnDelete;
import dev.cascade.OnParentDelete;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Users with posts, comments and tags; drafts stay behind, orders forbid the delete. */
final class Blog {

  static final Class<?>[] ENTITIES = {
    User.class, Profile.class, Post.class, Comment.class, Tag.class, Draft.class, Order.class
  };

  private Blog() {}

  /** A user with a profile, two posts of two comments each, and a draft; both posts have a tag. */
  static Object[] user(long id) {
    var user = new User(id);
    var tag = new Tag(id);
    var first = new Post(10 * id + 1, user, tag);
    var second = new Post(10 * id + 2, user, tag);
    return new Object[] {
      user,
      new Profile(id, user),
      tag,
      first,
      second,
      new Comment(100 * id + 1, first),
      new Comment(100 * id + 2, first),
      new Comment(100 * id + 3, second),
      new Comment(100 * id + 4, second),
      new Draft(id, user)
    };
  }

  @Entity(name = "User")
  @Table(name = "users")
  static class User {

    @Id long id;

    @OneToOne(mappedBy = "user", fetch = FetchType.LAZY)
    @CascadeRule({ALL, DELETE_ORPHAN})
    @Nullable Profile profile;

    @OneToMany(mappedBy = "user")
    @CascadeRule({ALL, DELETE_ORPHAN})
    Set<Post> posts = new LinkedHashSet<>();

    @OneToMany(mappedBy = "user")
    @CascadeRule
    Set<Draft> drafts = new LinkedHashSet<>();

    protected User() {}

    User(long id) {
      this.id = id;
    }
  }

  @Entity(name = "Profile")
  @Table(name = "profiles")
  static class Profile {

    @Id long id;

    @OneToOne(optional = false)
    User user;

    protected Profile() {}

    Profile(long id, User user) {
      this.id = id;
      this.user = user;
    }
  }

  @Entity(name = "Post")
  @Table(name = "posts")
  static class Post {

    @Id long id;

    @ManyToOne(optional = false)
    User user;

    @OneToMany(mappedBy = "post")
    @CascadeRule({ALL, DELETE_ORPHAN})
    Set<Comment> comments = new LinkedHashSet<>();

    @ManyToMany
    @JoinTable(name = "post_tags")
    @CascadeRule
    Set<Tag> tags = new LinkedHashSet<>();

    protected Post() {}

    Post(long id, User user, Tag tag) {
      this.id = id;
      this.user = user;
      tags.add(tag);
    }
  }

  @Entity(name = "Comment")
  @Table(name = "comments")
  static class Comment {

    @Id long id;

    @ManyToOne(optional = false)
    Post post;

    protected Comment() {}

    Comment(long id, Post post) {
      this.id = id;
      this.post = post;
    }
  }

  @Entity(name = "Tag")
  @Table(name = "tags")
  static class Tag {

    @Id long id;

    protected Tag() {}

    Tag(long id) {
      this.id = id;
    }
  }

  @Entity(name = "Draft")
  @Table(name = "drafts")
  static class Draft {

    @Id long id;

    @ManyToOne @Nullable User user;

    protected Draft() {}

    Draft(long id, User user) {
      this.id = id;
      this.user = user;
    }
  }

  @Entity(name = "Order")
  @Table(name = "orders")
  static class Order {

    @Id long id;

    @ManyToOne(optional = false)
    @OnParentDelete(OnDelete.RESTRICT)
    User customer;

    protected Order() {}

    Order(long id, User customer) {
      this.id = id;
      this.customer = customer;
    }
  }
}
