package dev.cascade.it.sets;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;

import dev.cascade.CascadeRule;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Owns comments, and the likes it got. */
@Entity
@Table(name = "posts")
class Post {

  @Id String id;

  @ManyToOne(fetch = FetchType.LAZY)
  @Nullable User user;

  @OneToMany(mappedBy = "post")
  @CascadeRule({ALL, DELETE_ORPHAN})
  List<Comment> comments = new ArrayList<>();

  @OneToMany(mappedBy = "post")
  @CascadeRule({ALL, DELETE_ORPHAN})
  List<Like> likes = new ArrayList<>();

  protected Post() {}

  Post(String id) {
    this.id = id;
  }

  Post with(Comment comment) {
    comments.add(comment);
    comment.post = this;
    return this;
  }

  Post likedBy(User user) {
    var like = new Like(id + " " + user.id);
    like.post = this;
    like.user = user;
    likes.add(like);
    user.likes.add(like);
    return this;
  }
}
