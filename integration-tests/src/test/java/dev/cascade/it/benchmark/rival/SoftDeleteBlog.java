package dev.cascade.it.benchmark.rival;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;

import dev.cascade.CascadeRule;
import dev.cascade.hibernate.softdelete.SoftDeletable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

/** Ours, where rows are marked as deleted. */
final class SoftDeleteBlog {

  private SoftDeleteBlog() {}

  @Entity(name = "User")
  @Table(name = "users")
  static class User extends SoftDeletable {

    @Id Long id;

    String name;

    @OneToMany(mappedBy = "user")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Post> posts = new ArrayList<>();
  }

  @Entity(name = "Post")
  @Table(name = "posts")
  static class Post extends SoftDeletable {

    @Id Long id;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    User user;

    String title;

    @OneToMany(mappedBy = "post")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Comment> comments = new ArrayList<>();
  }

  @Entity(name = "Comment")
  @Table(name = "comments")
  static class Comment extends SoftDeletable {

    @Id Long id;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    Post post;

    String text;
  }
}
