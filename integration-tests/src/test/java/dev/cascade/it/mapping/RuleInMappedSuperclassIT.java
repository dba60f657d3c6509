package dev.cascade.it.mapping;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;

import dev.cascade.CascadeRule;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

class RuleInMappedSuperclassIT
    extends OwnerContract<
        RuleInMappedSuperclassIT.Department,
        RuleInMappedSuperclassIT.Task,
        RuleInMappedSuperclassIT.Employee> {

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

  @MappedSuperclass
  abstract static class Unit extends Named {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    Long id;

    @OneToMany(mappedBy = "department")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Task> tasks = new ArrayList<>();

    @OneToMany(mappedBy = "department")
    @CascadeRule
    List<Employee> employees = new ArrayList<>();

    protected Unit() {}

    Unit(String name) {
      super(name);
    }
  }

  @MappedSuperclass
  abstract static class Member extends Named implements Owned<Department> {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    Long id;

    @ManyToOne Department department;

    protected Member() {}

    Member(String name) {
      super(name);
    }

    @Override
    public void setDepartment(Department department) {
      this.department = department;
    }
  }

  @Entity(name = "Department")
  @Table(name = "departments")
  static class Department extends Unit implements Owner<Task, Employee> {

    protected Department() {}

    Department(String name) {
      super(name);
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
  static class Task extends Member {

    protected Task() {}

    Task(String name) {
      super(name);
    }
  }

  @Entity(name = "Employee")
  @Table(name = "employees")
  static class Employee extends Member {

    protected Employee() {}

    Employee(String name) {
      super(name);
    }
  }
}
