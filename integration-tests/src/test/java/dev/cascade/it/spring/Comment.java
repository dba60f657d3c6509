package dev.cascade.it.spring;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

@Entity
@Table(name = "comments")
class Comment {

  @Id @GeneratedValue Long id;

  String text;

  @ManyToOne(fetch = FetchType.LAZY)
  User user;

  Comment() {}

  Comment(User user, String text) {
    this.user = user;
    this.text = text;
  }
}
