package dev.cascade.it.mapping;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;

import dev.cascade.CascadeRule;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

class SequenceIdIT
    extends OwnerContract<SequenceIdIT.Department, SequenceIdIT.Task, SequenceIdIT.Employee> {

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(Department.class, Task.class, Employee.class);

  @Override
  MappedDatabase database() {
    return database;
  }

  @Override
  Department department(String name) {
    var department = new Department();
    department.name = name;
    return department;
  }

  @Override
  Task task(String name) {
    var task = new Task();
    task.name = name;
    return task;
  }

  @Override
  Employee employee(String name) {
    var employee = new Employee();
    employee.name = name;
    return employee;
  }

  @Entity(name = "Department")
  @Table(name = "departments")
  static class Department implements Owner<Task, Employee> {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    Long id;

    String name;

    @OneToMany(mappedBy = "department")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Task> tasks = new ArrayList<>();

    @OneToMany(mappedBy = "department")
    @CascadeRule
    List<Employee> employees = new ArrayList<>();

    @Override
    public List<Task> tasks() {
      return tasks;
    }

    @Override
    public List<Employee> employees() {
      return employees;
    }

    @Override
    public void addTask(Task task) {
      tasks.add(task);
      task.setDepartment(this);
    }

    @Override
    public void addEmployee(Employee employee) {
      employees.add(employee);
      employee.setDepartment(this);
    }
  }

  @Entity(name = "Task")
  @Table(name = "tasks")
  static class Task implements Owned<Department> {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    Long id;

    String name;

    @ManyToOne Department department;

    @Override
    public void setDepartment(Department department) {
      this.department = department;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  @Entity(name = "Employee")
  @Table(name = "employees")
  static class Employee implements Owned<Department> {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    Long id;

    String name;

    @ManyToOne Department department;

    @Override
    public void setDepartment(Department department) {
      this.department = department;
    }
  }
}
