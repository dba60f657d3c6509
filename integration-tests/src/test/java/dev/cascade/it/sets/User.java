package dev.cascade.it.sets;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;

import dev.cascade.CascadeRule;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

/** Owns posts, and the likes it gave. */
@Entity
@Table(name = "users")
class User {

  @Id String id;

  @OneToMany(mappedBy = "user")
  @CascadeRule({ALL, DELETE_ORPHAN})
  List<Post> posts = new ArrayList<>();

  @OneToMany(mappedBy = "user")
  @CascadeRule({ALL, DELETE_ORPHAN})
  List<Like> likes = new ArrayList<>();

  protected User() {}

  User(String id) {
    this.id = id;
  }

  User with(Post post) {
    posts.add(post);
    post.user = this;
    return this;
  }
}
