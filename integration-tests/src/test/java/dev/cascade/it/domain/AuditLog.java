package dev.cascade.it.domain;

import static dev.cascade.OnDelete.SET_NULL;

import dev.cascade.OnParentDelete;
import dev.cascade.Retained;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** Outlives the user it tells of. */
@Entity
@Table(name = "audit_logs")
@Retained
public class AuditLog {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String action;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "user_id")
  @OnParentDelete(SET_NULL)
  private @Nullable User user;

  protected AuditLog() {}

  public AuditLog(String action) {
    this.action = action;
  }

  public Long getId() {
    return id;
  }

  public String getAction() {
    return action;
  }

  public void setAction(String action) {
    this.action = action;
  }

  public @Nullable User getUser() {
    return user;
  }

  public void setUser(@Nullable User user) {
    this.user = user;
  }
}
