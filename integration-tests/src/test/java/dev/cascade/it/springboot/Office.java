package dev.cascade.it.springboot;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;

import dev.cascade.CascadeRule;
import dev.cascade.OnDelete;
import dev.cascade.OnParentDelete;
import dev.cascade.hibernate.softdelete.SoftDeletable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

/** The domain: a department is held by its employees; projects and customers own what they have. */
final class Office {

  private Office() {}

  @Entity(name = "Department")
  @Table(name = "departments")
  static class Department {

    @Id Long id;

    Department() {}

    Department(long id) {
      this.id = id;
    }
  }

  @Entity(name = "Employee")
  @Table(name = "employees")
  static class Employee {

    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @OnParentDelete(OnDelete.RESTRICT)
    Department department;

    Employee() {}

    Employee(long id, Department department) {
      this.id = id;
      this.department = department;
    }
  }

  @Entity(name = "Project")
  @Table(name = "projects")
  static class Project {

    @Id @GeneratedValue Long id;

    String name;

    @OneToMany(mappedBy = "project")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Task> tasks = new ArrayList<>();

    Project() {}

    Project(String name, String... tasks) {
      this.name = name;
      for (var each : tasks) {
        this.tasks.add(new Task(this, each));
      }
    }
  }

  @Entity(name = "Task")
  @Table(name = "tasks")
  static class Task {

    @Id @GeneratedValue Long id;

    String title;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    Project project;

    Task() {}

    Task(Project project, String title) {
      this.project = project;
      this.title = title;
    }
  }

  @Entity(name = "Customer")
  @Table(name = "customers")
  static class Customer extends SoftDeletable {

    @Id @GeneratedValue Long id;

    @Column(unique = true)
    String name;

    @OneToMany(mappedBy = "customer")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Order> orders = new ArrayList<>();

    Customer() {}

    Customer(String name, String... goods) {
      this.name = name;
      for (var each : goods) {
        orders.add(new Order(this, each));
      }
    }
  }

  @Entity(name = "Order")
  @Table(name = "orders")
  static class Order extends SoftDeletable {

    @Id @GeneratedValue Long id;

    String goods;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    Customer customer;

    Order() {}

    Order(Customer customer, String goods) {
      this.customer = customer;
      this.goods = goods;
    }
  }
}
