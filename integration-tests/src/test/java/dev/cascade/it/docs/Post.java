package dev.cascade.it.docs;

import static dev.cascade.OnDelete.CASCADE;

import dev.cascade.OnParentDelete;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

@Entity
@Table(name = "posts")
class Post {

  @Id @GeneratedValue Long id;

  @ManyToOne(optional = false)
  @OnParentDelete(CASCADE)
  User user;

  Post() {}

  Post(User user) {
    this.user = user;
  }
}
