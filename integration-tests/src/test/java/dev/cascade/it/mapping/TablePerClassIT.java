package dev.cascade.it.mapping;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;

import dev.cascade.CascadeRule;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

class TablePerClassIT
    extends OwnerContract<
        TablePerClassIT.Department, TablePerClassIT.Task, TablePerClassIT.Employee> {

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(Department.class, Office.class, Task.class, Errand.class, Employee.class);

  @Override
  MappedDatabase database() {
    return database;
  }

  @Override
  Department department(String name) {
    return new Office(name);
  }

  @Override
  Task task(String name) {
    return new Errand(name);
  }

  @Override
  Employee employee(String name) {
    return new Employee(name);
  }

  @Override
  public String deleteTasks() {
    return "with id_cte (id) as materialized ("
        + "select t1_0.id from (select department_id, id, name, 1 as clazz_ from tasks) t1_0"
        + " where t1_0.department_id in (?)),"
        + "delete_cte_tasks (id) as ("
        + "delete from tasks t1_0 where t1_0.id in (select id.id from id_cte id) returning id)"
        + " select count(*) from id_cte id";
  }

  @Entity(name = "Department")
  @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
  abstract static class Department extends Named implements Owner<Task, Employee> {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    Long id;

    @OneToMany(mappedBy = "department")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Task> tasks = new ArrayList<>();

    @OneToMany(mappedBy = "department")
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
  @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
  abstract static class Task extends Named implements Owned<Department> {

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

  @Entity(name = "Office")
  @Table(name = "departments")
  static class Office extends Department {

    protected Office() {}

    Office(String name) {
      super(name);
    }
  }

  @Entity(name = "Errand")
  @Table(name = "tasks")
  static class Errand extends Task {

    protected Errand() {}

    Errand(String name) {
      super(name);
    }
  }
}
