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

class JoinedIT extends OwnerContract<JoinedIT.Department, JoinedIT.Task, JoinedIT.Employee> {

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
  public String insertDepartment() {
    return """
        insert into departments (name,id) values (?,?)
        insert into offices (id) values (?)
        """;
  }

  @Override
  public String insertTask() {
    return """
        insert into tasks (department_id,name,id) values (?,?,?)
        insert into errands (id) values (?)
        """;
  }

  @Override
  public String deleteDepartment() {
    return """
        delete from offices where id=?
        delete from departments where id=?
        """;
  }

  @Override
  public String deleteTask() {
    return """
        delete from errands where id=?
        delete from tasks where id=?
        """;
  }

  @Override
  public String deleteTasks() {
    return "with id_cte (id) as materialized ("
        + "select t1_0.id from tasks t1_0 left join errands t1_1 on t1_0.id=t1_1.id where t1_0.department_id in (?)),"
        + "delete_cte_errands (id) as ("
        + "delete from errands t1_1 where t1_1.id in (select id.id from id_cte id) returning id),"
        + "delete_cte_tasks (id) as ("
        + "delete from tasks t1_0 where t1_0.id in (select id.id from id_cte id) returning id)"
        + " select count(*) from id_cte id";
  }

  @Entity(name = "Department")
  @Table(name = "departments")
  @Inheritance(strategy = InheritanceType.JOINED)
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
  @Table(name = "tasks")
  @Inheritance(strategy = InheritanceType.JOINED)
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
  @Table(name = "offices")
  static class Office extends Department {

    protected Office() {}

    Office(String name) {
      super(name);
    }
  }

  @Entity(name = "Errand")
  @Table(name = "errands")
  static class Errand extends Task {

    protected Errand() {}

    Errand(String name) {
      super(name);
    }
  }
}
