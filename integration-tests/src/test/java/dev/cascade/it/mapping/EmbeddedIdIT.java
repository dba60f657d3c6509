package dev.cascade.it.mapping;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;

import dev.cascade.CascadeRule;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

class EmbeddedIdIT
    extends OwnerContract<EmbeddedIdIT.Department, EmbeddedIdIT.Task, EmbeddedIdIT.Employee> {

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
  public String insertDepartment() {
    return "insert into departments (name,country,number) values (?,?,?)";
  }

  @Override
  public String insertTask() {
    return "insert into tasks (department_country,department_number,name,country,number) values (?,?,?,?,?)";
  }

  @Override
  public String insertEmployee() {
    return "insert into employees (department_country,department_number,name,country,number) values (?,?,?,?,?)";
  }

  @Override
  public String updateTask() {
    return "update tasks set department_country=?,department_number=?,name=? where country=? and number=?";
  }

  @Override
  public String updateEmployee() {
    return "update employees set department_country=?,department_number=?,name=? where country=? and number=?";
  }

  @Override
  public String releaseEmployees() {
    return "update employees e1_0 set department_country=null,department_number=null where (e1_0.department_country,e1_0.department_number) in ((?,?))";
  }

  @Override
  public String deleteDepartment() {
    return "delete from departments where country=? and number=?";
  }

  @Override
  public String deleteTask() {
    return "delete from tasks where country=? and number=?";
  }

  @Override
  public String deleteTasks() {
    return "delete from tasks t1_0 where (t1_0.department_country,t1_0.department_number) in ((?,?))";
  }

  @Override
  public String reference() {
    return "t.department_country = d.country and t.department_number = d.number";
  }

  @Entity(name = "Department")
  @Table(name = "departments")
  static class Department extends Named implements Owner<Task, Employee> {

    @EmbeddedId Key id;

    @OneToMany(mappedBy = "department")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Task> tasks = new ArrayList<>();

    @OneToMany(mappedBy = "department")
    @CascadeRule
    List<Employee> employees = new ArrayList<>();

    protected Department() {}

    Department(String name) {
      super(name);
      id = new Key("at", name.hashCode());
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

    @EmbeddedId Key id;

    @ManyToOne Department department;

    protected Task() {}

    Task(String name) {
      super(name);
      id = new Key("at", name.hashCode());
    }

    @Override
    public void setDepartment(Department department) {
      this.department = department;
    }
  }

  @Entity(name = "Employee")
  @Table(name = "employees")
  static class Employee extends Named implements Owned<Department> {

    @EmbeddedId Key id;

    @ManyToOne Department department;

    protected Employee() {}

    Employee(String name) {
      super(name);
      id = new Key("at", name.hashCode());
    }

    @Override
    public void setDepartment(Department department) {
      this.department = department;
    }
  }

  @Embeddable
  record Key(String country, int number) {}
}
