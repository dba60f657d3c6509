package dev.cascade.it.sets;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** Goes with its post. */
@Entity
@Table(name = "comments")
class Comment {

  @Id String id;

  @ManyToOne(fetch = FetchType.LAZY)
  @Nullable Post post;

  protected Comment() {}

  Comment(String id) {
    this.id = id;
  }
}
