package dev.cascade.it.domain;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static dev.cascade.CascadeOption.MERGE;
import static dev.cascade.CascadeOption.SAVE_UPDATE;
import static dev.cascade.OnDelete.CASCADE;

import dev.cascade.CascadeRule;
import dev.cascade.OnParentDelete;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Owns comments and likes; shares tags. */
@Entity
@Table(name = "posts")
public class Post {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String title;

  @ManyToOne(optional = false, fetch = FetchType.LAZY)
  @JoinColumn(name = "user_id")
  @OnParentDelete(CASCADE)
  private @Nullable User user;

  @OneToMany(mappedBy = "post")
  @OrderBy("id")
  @CascadeRule({ALL, DELETE_ORPHAN})
  private List<Comment> comments = new ArrayList<>();

  @OneToMany(mappedBy = "post")
  @OrderBy("id")
  @CascadeRule({ALL, DELETE_ORPHAN})
  private Set<PostLike> postLikes = new LinkedHashSet<>();

  @ManyToMany
  @JoinTable(
      name = "post_tags",
      joinColumns = @JoinColumn(name = "post_id"),
      inverseJoinColumns = @JoinColumn(name = "tag_id"))
  @OrderBy("name")
  @CascadeRule({SAVE_UPDATE, MERGE})
  private Set<Tag> tags = new LinkedHashSet<>();

  protected Post() {}

  public Post(String title) {
    this.title = title;
  }

  public Long getId() {
    return id;
  }

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = title;
  }

  public @Nullable User getUser() {
    return user;
  }

  /** Sets this side only; {@link User#addPost} and {@link User#removePost} set both. */
  public void setUser(@Nullable User user) {
    this.user = user;
  }

  public List<Comment> getComments() {
    return comments;
  }

  public Post addComment(Comment comment) {
    comments.add(comment);
    comment.setPost(this);
    return this;
  }

  public void removeComment(Comment comment) {
    comments.remove(comment);
    comment.setPost(null);
  }

  public Set<PostLike> getPostLikes() {
    return postLikes;
  }

  /** Assigns the set itself; leaves the likes' own side alone. */
  public void setPostLikes(Set<PostLike> postLikes) {
    this.postLikes = postLikes;
  }

  public Post addPostLike(PostLike like) {
    postLikes.add(like);
    like.setPost(this);
    return this;
  }

  public void removePostLike(PostLike like) {
    postLikes.remove(like);
    like.setPost(null);
  }

  public Set<Tag> getTags() {
    return tags;
  }

  /** Assigns the set itself; leaves the tags' own side alone. */
  public void setTags(Set<Tag> tags) {
    this.tags = tags;
  }

  public Post addTag(Tag tag) {
    tags.add(tag);
    tag.getPosts().add(this);
    return this;
  }

  public void removeTag(Tag tag) {
    tags.remove(tag);
    tag.getPosts().remove(this);
  }
}
