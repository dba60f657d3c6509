package dev.cascade.it.domain;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static dev.cascade.OnDelete.CASCADE;

import dev.cascade.CascadeRule;
import dev.cascade.OnParentDelete;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tree: goes with all that is below it. */
@Entity
@Table(name = "folders")
public class Folder {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE)
  private Long id;

  private String name;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "parent_id")
  @OnParentDelete(CASCADE)
  private @Nullable Folder parent;

  @OneToMany(mappedBy = "parent")
  @OrderBy("id")
  @CascadeRule({ALL, DELETE_ORPHAN})
  private List<Folder> children = new ArrayList<>();

  protected Folder() {}

  public Folder(String name) {
    this.name = name;
  }

  public Long getId() {
    return id;
  }

  public String getName() {
    return name;
  }

  public @Nullable Folder getParent() {
    return parent;
  }

  public List<Folder> getChildren() {
    return children;
  }

  /** Answers this folder. */
  public Folder addChild(Folder child) {
    children.add(child);
    child.parent = this;
    return this;
  }

  public void removeChild(Folder child) {
    children.remove(child);
    child.parent = null;
  }
}
