package dev.cascade.it.domain;

import static dev.cascade.OnDelete.RESTRICT;

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

/** Keeps its department from being deleted. */
@Entity
@Table(name = "employees")
public class Employee {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE)
  private Long id;

  private String name;

  @ManyToOne(optional = false, fetch = FetchType.LAZY)
  @JoinColumn(name = "department_id")
  @OnParentDelete(RESTRICT)
  private @Nullable Department department;

  protected Employee() {}

  public Employee(String name, @Nullable Department department) {
    this.name = name;
    this.department = department;
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

  public @Nullable Department getDepartment() {
    return department;
  }

  public void setDepartment(@Nullable Department department) {
    this.department = department;
  }
}
