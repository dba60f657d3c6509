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

class GetterAccessIT
    extends OwnerContract<GetterAccessIT.Department, GetterAccessIT.Task, GetterAccessIT.Employee> {

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
  static class Department implements Owner<Task, Employee> {

    private Long id;
    private String name;
    private List<Task> tasks = new ArrayList<>();
    private List<Employee> employees = new ArrayList<>();

    protected Department() {}

    Department(String name) {
      this.name = name;
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    public Long getId() {
      return id;
    }

    public void setId(Long id) {
      this.id = id;
    }

    public String getName() {
      return name;
    }

    public void setName(String name) {
      this.name = name;
    }

    @OneToMany(mappedBy = "department")
    @CascadeRule({ALL, DELETE_ORPHAN})
    public List<Task> getTasks() {
      return tasks;
    }

    public void setTasks(List<Task> tasks) {
      this.tasks = tasks;
    }

    @OneToMany(mappedBy = "department")
    @CascadeRule
    public List<Employee> getEmployees() {
      return employees;
    }

    public void setEmployees(List<Employee> employees) {
      this.employees = employees;
    }

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

    private Long id;
    private String name;
    private Department department;

    protected Task() {}

    Task(String name) {
      this.name = name;
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    public Long getId() {
      return id;
    }

    public void setId(Long id) {
      this.id = id;
    }

    public String getName() {
      return name;
    }

    public void setName(String name) {
      this.name = name;
    }

    @ManyToOne
    public Department getDepartment() {
      return department;
    }

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

    private Long id;
    private String name;
    private Department department;

    protected Employee() {}

    Employee(String name) {
      this.name = name;
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    public Long getId() {
      return id;
    }

    public void setId(Long id) {
      this.id = id;
    }

    public String getName() {
      return name;
    }

    public void setName(String name) {
      this.name = name;
    }

    @ManyToOne
    public Department getDepartment() {
      return department;
    }

    @Override
    public void setDepartment(Department department) {
      this.department = department;
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
