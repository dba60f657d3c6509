package dev.cascade.it.mapping;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReferenceInEmbeddableIT
    extends OwnerContract<
        ReferenceInEmbeddableIT.Department,
        ReferenceInEmbeddableIT.Task,
        ReferenceInEmbeddableIT.Employee> {

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

  @Override
  public String insertTask() {
    return "insert into tasks (name,department_id,id) values (?,?,?)";
  }

  @Override
  public String insertEmployee() {
    return "insert into employees (name,department_id,id) values (?,?,?)";
  }

  @Override
  public String updateTask() {
    return "update tasks set name=?,department_id=? where id=?";
  }

  @Override
  public String updateEmployee() {
    return "update employees set name=?,department_id=? where id=?";
  }

  @Override
  public String releaseLoadedEmployees() {
    return updateEmployee();
  }

  @Test
  void aTaskWithoutItsPlaceGetsOneInItsDepartment() {
    var department = new Department("shop");
    var task = new Task("paint");
    task.place = null;
    database.save(department);

    database.inTransaction(
        session -> session.find(Department.class, department.id).tasks.add(task));

    assertThat(database.rows("select name, department_id is not null from tasks"))
        .containsExactly("paint|t");
  }

  @Entity(name = "Department")
  @Table(name = "departments")
  static class Department extends Named implements Owner<Task, Employee> {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    Long id;

    @OneToMany(mappedBy = "place.department")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Task> tasks = new ArrayList<>();

    @OneToMany(mappedBy = "place.department")
    @CascadeRule
    List<Employee> employees = new ArrayList<>();

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
  static class Task extends Named implements Owned<Department> {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    Long id;

    @Embedded Place place = new Place();

    protected Task() {}

    Task(String name) {
      super(name);
    }

    @Override
    public void setDepartment(Department department) {
      place.department = department;
    }
  }

  @Entity(name = "Employee")
  @Table(name = "employees")
  static class Employee extends Named implements Owned<Department> {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    Long id;

    @Embedded Place place = new Place();

    protected Employee() {}

    Employee(String name) {
      super(name);
    }

    @Override
    public void setDepartment(Department department) {
      place.department = department;
    }
  }

  @Embeddable
  static class Place {

    @ManyToOne Department department;
  }
}
