package dev.cascade.it.domain;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static dev.cascade.CascadeOption.MERGE;
import static dev.cascade.CascadeOption.SAVE_UPDATE;

import dev.cascade.CascadeRule;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Owns a profile and posts; leaves a trail of audit logs that outlives it. */
@Entity
@Table(name = "users")
public class User {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE)
  private Long id;

  private String name;

  @OneToOne(mappedBy = "user")
  @CascadeRule({ALL, DELETE_ORPHAN})
  private @Nullable Profile profile;

  @OneToMany(mappedBy = "user")
  @OrderBy("id")
  @CascadeRule({ALL, DELETE_ORPHAN})
  private List<Post> posts = new ArrayList<>();

  @OneToMany(mappedBy = "user")
  @OrderBy("id")
  @CascadeRule({SAVE_UPDATE, MERGE})
  private List<AuditLog> auditLogs = new ArrayList<>();

  protected User() {}

  public User(String name) {
    this.name = name;
  }

  public Long getId() {
    return id;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public @Nullable Profile getProfile() {
    return profile;
  }

  public void setProfile(@Nullable Profile profile) {
    if (this.profile != null) {
      this.profile.setUser(null);
    }
    this.profile = profile;
    if (profile != null) {
      profile.setUser(this);
    }
  }

  public List<Post> getPosts() {
    return posts;
  }

  /** Assigns the list itself; leaves the posts' own side alone. */
  public void setPosts(List<Post> posts) {
    this.posts = posts;
  }

  public void addPost(Post post) {
    posts.add(post);
    post.setUser(this);
  }

  public void removePost(Post post) {
    posts.remove(post);
    post.setUser(null);
  }

  public List<AuditLog> getAuditLogs() {
    return auditLogs;
  }

  public void addAuditLog(AuditLog log) {
    auditLogs.add(log);
    log.setUser(this);
  }

  public void removeAuditLog(AuditLog log) {
    auditLogs.remove(log);
    log.setUser(null);
  }
}
