package dev.cascade.it.benchmark.rival;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.SoftDelete;

/** Hibernate's own cascade, and its own flag. */
final class HibernateSoftDeleteBlog {

  private HibernateSoftDeleteBlog() {}

  @Entity(name = "User")
  @SoftDelete
  @Table(name = "users")
  static class User {

    @Id Long id;

    String name;

    @OneToMany(mappedBy = "user", cascade = CascadeType.ALL, orphanRemoval = true)
    List<Post> posts = new ArrayList<>();
  }

  @Entity(name = "Post")
  @SoftDelete
  @Table(name = "posts")
  static class Post {

    @Id Long id;

    @ManyToOne(optional = false)
    User user;

    String title;

    @OneToMany(mappedBy = "post", cascade = CascadeType.ALL, orphanRemoval = true)
    List<Comment> comments = new ArrayList<>();
  }

  @Entity(name = "Comment")
  @SoftDelete
  @Table(name = "comments")
  static class Comment {

    @Id Long id;

    @ManyToOne(optional = false)
    Post post;

    String text;
  }
}
