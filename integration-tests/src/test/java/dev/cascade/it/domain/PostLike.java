package dev.cascade.it.domain;

import static dev.cascade.OnDelete.CASCADE;

import dev.cascade.OnParentDelete;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** Goes with its post, and with the user who liked it. */
@Entity
@Table(name = "post_likes")
public class PostLike {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(optional = false, fetch = FetchType.LAZY)
  @JoinColumn(name = "post_id")
  @OnParentDelete(CASCADE)
  private @Nullable Post post;

  @ManyToOne(optional = false, fetch = FetchType.LAZY)
  @JoinColumn(name = "user_id")
  @OnParentDelete(CASCADE)
  private User user;

  protected PostLike() {}

  public PostLike(User user) {
    this.user = user;
  }

  public Long getId() {
    return id;
  }

  public @Nullable Post getPost() {
    return post;
  }

  public void setPost(@Nullable Post post) {
    this.post = post;
  }

  public User getUser() {
    return user;
  }
}
