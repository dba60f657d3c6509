package dev.cascade.it.spring;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

@Entity
@Table(name = "posts")
class Post {

  @Id @GeneratedValue Long id;

  String title;

  @ManyToOne(fetch = FetchType.LAZY)
  User user;

  Post() {}

  Post(User user, String title) {
    this.user = user;
    this.title = title;
  }
}
