package dev.cascade.it.mapping;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.JoinTable;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A one-to-many with a table between: {@code @OneToMany @JoinTable}. */
class JoinTableCollectionIT {

  private static final String LINK_TASK =
      "insert into department_tasks (Department_id,tasks_id) values (?,?)";
  private static final String UNLINK_MOVED_TASK =
      "delete from department_tasks where Department_id = ? and tasks_id = ?";
  private static final String UNLINK_TASKS = "delete from department_tasks where Department_id=?";
  private static final String DELETE_TASK = "delete from tasks where id=?";
  private static final String DELETE_DEPARTMENT = "delete from departments where id=?";

  @RegisterExtension
  static final MappedDatabase company =
      MappedDatabase.of(Department.class, Task.class, Employee.class);

  @Test
  void persistingADepartmentSavesItsTasks() {
    var sql = company.recordSql(session -> session.persist(sales()));

    assertThat(sql.writes())
        .containsExactly(
            "insert into departments (id) values (?)",
            "insert into employees (id) values (?)",
            "insert into tasks (id) values (?)",
            "insert into tasks (id) values (?)",
            "insert into department_employees (Department_id,employees_id) values (?,?)",
            LINK_TASK,
            LINK_TASK);
    assertThat(tasks()).containsExactly("call|sales", "write|sales");
  }

  @Test
  void removingADepartmentDeletesTasksAndReleasesEmployeesThatWereNeverLoaded() {
    company.save(sales());

    var sql = company.recordSql(session -> session.remove(find(session, "sales")));

    assertThat(sql.writes())
        .containsExactly(
            "delete from department_employees where Department_id=?",
            UNLINK_TASKS,
            DELETE_DEPARTMENT,
            DELETE_TASK,
            DELETE_TASK);
    assertThat(tasks()).isEmpty();
    assertThat(
            company.rows(
                "select id, department_id from employees left join department_employees on id = employees_id"))
        .containsExactly("ada|null");
  }

  @Test
  void aTaskTakenOutOfItsDepartmentIsDeleted() {
    company.save(sales());

    var sql =
        company.recordSql(
            session -> find(session, "sales").tasks.removeIf(each -> each.id.equals("call")));

    assertThat(sql.writes()).containsExactly(UNLINK_TASKS, LINK_TASK, DELETE_TASK);
    assertThat(tasks()).containsExactly("write|sales");
  }

  @Test
  void anEmployeeTakenOutOfItsDepartmentIsReleased() {
    company.save(sales());

    company.recordSql(session -> find(session, "sales").employees.clear());

    assertThat(
            company.rows(
                "select id, department_id from employees left join department_employees on id = employees_id"))
        .containsExactly("ada|null");
  }

  @Test
  void aTaskMovedFromADepartmentThatWasLoadedFirstStays() {
    company.save(sales(), new Department("marketing"));

    var sql =
        company.recordSql(
            session -> {
              var sales = find(session, "sales");
              moveACall(sales, find(session, "marketing"));
            });

    assertThat(sql.writes()).containsExactly(UNLINK_MOVED_TASK, UNLINK_TASKS, LINK_TASK, LINK_TASK);
    assertThat(tasks()).containsExactly("call|marketing", "write|sales");
  }

  @Test
  void aTaskMovedToADepartmentThatWasLoadedFirstStays() {
    company.save(sales(), new Department("marketing"));

    var sql =
        company.recordSql(
            session -> {
              var marketing = find(session, "marketing");
              assertThat(marketing.tasks).isEmpty();
              moveACall(find(session, "sales"), marketing);
            });

    assertThat(sql.writes()).containsExactly(UNLINK_MOVED_TASK, LINK_TASK, UNLINK_TASKS, LINK_TASK);
    assertThat(tasks()).containsExactly("call|marketing", "write|sales");
  }

  private static void moveACall(Department from, Department to) {
    var call = from.tasks.stream().filter(each -> each.id.equals("call")).findFirst().orElseThrow();
    from.tasks.remove(call);
    to.tasks.add(call);
  }

  private static Department sales() {
    var sales = new Department("sales");
    sales.tasks.add(new Task("call"));
    sales.tasks.add(new Task("write"));
    sales.employees.add(new Employee("ada"));
    return sales;
  }

  private static Department find(EntityManager session, String id) {
    return session.find(Department.class, id);
  }

  private static List<String> tasks() {
    return company.rows(
        "select id, department_id from tasks left join department_tasks on id = tasks_id order by id");
  }

  @Entity(name = "Department")
  @Table(name = "departments")
  static class Department {

    @Id String id;

    @OneToMany
    @JoinTable(name = "department_tasks")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Task> tasks = new ArrayList<>();

    @OneToMany
    @JoinTable(name = "department_employees")
    @CascadeRule
    List<Employee> employees = new ArrayList<>();

    protected Department() {}

    Department(String id) {
      this.id = id;
    }
  }

  @Entity(name = "Task")
  @Table(name = "tasks")
  static class Task {

    @Id String id;

    protected Task() {}

    Task(String id) {
      this.id = id;
    }
  }

  @Entity(name = "Employee")
  @Table(name = "employees")
  static class Employee {

    @Id String id;

    protected Employee() {}

    Employee(String id) {
      this.id = id;
    }
  }
}
