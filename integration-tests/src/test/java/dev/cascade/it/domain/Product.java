package dev.cascade.it.domain;

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

/** Stays, uncategorised, when its category goes. */
@Entity
@Table(name = "products")
public class Product {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String name;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "category_id")
  @OnParentDelete(SET_NULL)
  private @Nullable Category category;

  protected Product() {}

  public Product(String name, @Nullable Category category) {
    this.name = name;
    this.category = category;
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

  public @Nullable Category getCategory() {
    return category;
  }

  public void setCategory(@Nullable Category category) {
    this.category = category;
  }
}
