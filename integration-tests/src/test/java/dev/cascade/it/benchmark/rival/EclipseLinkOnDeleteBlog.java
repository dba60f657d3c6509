package dev.cascade.it.benchmark.rival;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.persistence.annotations.CascadeOnDelete;
import org.eclipse.persistence.annotations.PrivateOwned;

/** EclipseLink's own cascade, where the database cascades too. */
final class EclipseLinkOnDeleteBlog {

  private EclipseLinkOnDeleteBlog() {}

  @Entity(name = "User")
  @Table(name = "users")
  static class User {

    @Id Long id;

    String name;

    @OneToMany(mappedBy = "user", cascade = CascadeType.ALL)
    @PrivateOwned
    @CascadeOnDelete
    List<Post> posts = new ArrayList<>();
  }

  @Entity(name = "Post")
  @Table(name = "posts")
  static class Post {

    @Id Long id;

    @ManyToOne(optional = false)
    User user;

    String title;

    @OneToMany(mappedBy = "post", cascade = CascadeType.ALL)
    @PrivateOwned
    @CascadeOnDelete
    List<Comment> comments = new ArrayList<>();
  }

  @Entity(name = "Comment")
  @Table(name = "comments")
  static class Comment {

    @Id Long id;

    @ManyToOne(optional = false)
    Post post;

    String text;
  }
}
