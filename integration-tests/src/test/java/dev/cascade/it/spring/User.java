package dev.cascade.it.spring;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;

import dev.cascade.CascadeRule;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

@Entity
@Table(name = "users")
class User {

  @Id @GeneratedValue Long id;

  String name;

  @OneToMany(mappedBy = "user")
  @CascadeRule({ALL, DELETE_ORPHAN})
  List<Post> posts = new ArrayList<>();

  /** SQLAlchemy's default: saved with the user, kept when the user goes. */
  @OneToMany(mappedBy = "user")
  @CascadeRule
  List<Comment> comments = new ArrayList<>();

  User() {}

  User(String name) {
    this.name = name;
  }

  User withPost(String title) {
    posts.add(new Post(this, title));
    return this;
  }

  User withComment(String text) {
    comments.add(new Comment(this, text));
    return this;
  }
}
