package dev.cascade.it.domain;

import static dev.cascade.OnDelete.CASCADE;
import static dev.cascade.OnDelete.SET_NULL;

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

/** Goes with its post; stays, without a name, when its author goes. */
@Entity
@Table(name = "comments")
public class Comment {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE)
  private Long id;

  private String content;

  @ManyToOne(optional = false, fetch = FetchType.LAZY)
  @JoinColumn(name = "post_id")
  @OnParentDelete(CASCADE)
  private @Nullable Post post;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "author_id")
  @OnParentDelete(SET_NULL)
  private @Nullable User author;

  protected Comment() {}

  public Comment(String content, @Nullable User author) {
    this.content = content;
    this.author = author;
  }

  public Long getId() {
    return id;
  }

  public String getContent() {
    return content;
  }

  public void setContent(String content) {
    this.content = content;
  }

  public @Nullable Post getPost() {
    return post;
  }

  public void setPost(@Nullable Post post) {
    this.post = post;
  }

  public @Nullable User getAuthor() {
    return author;
  }
}
