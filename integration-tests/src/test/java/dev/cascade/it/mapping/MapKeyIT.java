package dev.cascade.it.mapping;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;

import dev.cascade.CascadeRule;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;

class MapKeyIT extends OwnerContract<MapKeyIT.Department, MapKeyIT.Task, MapKeyIT.Employee> {

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(Department.class, Task.class, Employee.class);

  @Override
  MappedDatabase database() {
    return database;
  }

  @Override
  Department department(String name) {
    return new Department(name);
  }

  @Override
  Task task(String name) {
    return new Task(name);
  }

  @Override
  Employee employee(String name) {
    return new Employee(name);
  }

  @Entity(name = "Department")
  @Table(name = "departments")
  static class Department extends Named implements Owner<Task, Employee> {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    Long id;

    @OneToMany(mappedBy = "department")
    @MapKey(name = "name")
    @CascadeRule({ALL, DELETE_ORPHAN})
    Map<String, Task> tasks = new HashMap<>();

    @OneToMany(mappedBy = "department")
    @MapKey(name = "name")
    @CascadeRule
    Map<String, Employee> employees = new HashMap<>();

    protected Department() {}

    Department(String name) {
      super(name);
    }

    @Override
    public Collection<Task> tasks() {
      return tasks.values();
    }

    @Override
    public Collection<Employee> employees() {
      return employees.values();
    }

    @Override
    public void addTask(Task task) {
      tasks.put(task.name, task);
      task.setDepartment(this);
    }

    @Override
    public void addEmployee(Employee employee) {
      employees.put(employee.name, employee);
      employee.setDepartment(this);
    }
  }

  @Entity(name = "Task")
  @Table(name = "tasks")
  static class Task extends Named implements Owned<Department> {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    Long id;

    @ManyToOne Department department;

    protected Task() {}

    Task(String name) {
      super(name);
    }

    @Override
    public void setDepartment(Department department) {
      this.department = department;
    }
  }

  @Entity(name = "Employee")
  @Table(name = "employees")
  static class Employee extends Named implements Owned<Department> {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    Long id;

    @ManyToOne Department department;

    protected Employee() {}

    Employee(String name) {
      super(name);
    }

    @Override
    public void setDepartment(Department department) {
      this.department = department;
    }
  }
}
