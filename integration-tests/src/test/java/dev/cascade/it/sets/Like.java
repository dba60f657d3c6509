package dev.cascade.it.sets;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** Goes with its post, and with its user: a row at the end of two paths. */
@Entity
@Table(name = "likes")
class Like {

  @Id String id;

  @ManyToOne(fetch = FetchType.LAZY)
  @Nullable Post post;

  @ManyToOne(fetch = FetchType.LAZY)
  @Nullable User user;

  protected Like() {}

  Like(String id) {
    this.id = id;
  }
}
