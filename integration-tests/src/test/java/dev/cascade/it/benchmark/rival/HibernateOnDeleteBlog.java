package dev.cascade.it.benchmark.rival;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** Hibernate's own cascade, where the database cascades too. */
final class HibernateOnDeleteBlog {

  private HibernateOnDeleteBlog() {}

  @Entity(name = "User")
  @Table(name = "users")
  static class User {

    @Id Long id;

    String name;

    @OneToMany(mappedBy = "user", cascade = CascadeType.ALL, orphanRemoval = true)
    @OnDelete(action = OnDeleteAction.CASCADE)
    List<Post> posts = new ArrayList<>();
  }

  @Entity(name = "Post")
  @Table(name = "posts")
  static class Post {

    @Id Long id;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    User user;

    String title;

    @OneToMany(mappedBy = "post", cascade = CascadeType.ALL, orphanRemoval = true)
    @OnDelete(action = OnDeleteAction.CASCADE)
    List<Comment> comments = new ArrayList<>();
  }

  @Entity(name = "Comment")
  @Table(name = "comments")
  static class Comment {

    @Id Long id;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    Post post;

    String text;
  }
}
