package dev.cascade.it.mapping;

import static dev.cascade.it.mapping.StatementTexts.inOrder;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What the rules do to a department, its tasks and its employees, however the three are mapped.
 *
 * @param <D> the department
 * @param <T> what it owns by {@code ALL, DELETE_ORPHAN}
 * @param <E> what it only knows
 */
abstract class OwnerContract<D extends Owner<T, E>, T extends Owned<D>, E extends Owned<D>>
    implements StatementTexts {

  abstract MappedDatabase database();

  abstract D department(String name);

  abstract T task(String name);

  abstract E employee(String name);

  @Test
  void persistingADepartmentSavesWhatIsInIt() {
    var sql = database().recordSql(session -> session.persist(sales()));

    assertThat(sql.writes())
        .containsExactlyInAnyOrderElementsOf(
            inOrder(insertDepartment(), insertTask(), insertTask(), insertEmployee()));
    assertThat(tasks()).containsExactly("call|sales", "write|sales");
    assertThat(employees()).containsExactly("ada|sales");
  }

  @Test
  void aTaskPutIntoALoadedDepartmentIsSavedByTheFlush() {
    database().save(department("sales"));

    var sql = database().recordSql(session -> find(session, "sales").addTask(task("write")));

    assertThat(sql.writes()).isEqualTo(inOrder(insertTask()));
    assertThat(tasks()).containsExactly("write|sales");
  }

  @Test
  void removingADepartmentDeletesTasksAndReleasesEmployeesThatWereNeverLoaded() {
    database().save(sales(), marketing());

    var sql = database().recordSql(session -> session.remove(find(session, "sales")));

    assertThat(sql.writes())
        .isEqualTo(inOrder(releaseEmployees(), deleteTasks(), deleteDepartment()));
    assertThat(departments()).containsExactly("marketing");
    assertThat(tasks()).isEmpty();
    assertThat(employees()).containsExactly("ada|null");
  }

  @Test
  void removingADepartmentReleasesLoadedEmployees() {
    database().save(sales());

    var sql =
        database()
            .recordSql(
                session -> {
                  var sales = find(session, "sales");
                  assertThat(sales.employees()).hasSize(1);
                  session.remove(sales);
                });

    assertThat(sql.writes())
        .isEqualTo(inOrder(releaseLoadedEmployees(), deleteTasks(), deleteDepartment()));
    assertThat(departments()).isEmpty();
    assertThat(tasks()).isEmpty();
    assertThat(employees()).containsExactly("ada|null");
  }

  @Test
  void removingAReferenceThatIsNotLoadedDeletesAndReleasesAsWell() {
    database().save(sales());

    var sql =
        database()
            .recordSql(
                session -> {
                  var sales = find(session, "sales");
                  session.clear();
                  session.remove(session.getReference(sales));
                });

    assertThat(sql.writes())
        .isEqualTo(inOrder(releaseEmployees(), deleteTasks(), deleteDepartment()));
    assertThat(departments()).isEmpty();
    assertThat(tasks()).isEmpty();
    assertThat(employees()).containsExactly("ada|null");
  }

  @Test
  void aTaskTakenOutOfItsDepartmentIsDeleted() {
    database().save(sales());

    var sql =
        database()
            .recordSql(
                session -> {
                  var sales = find(session, "sales");
                  sales.tasks().remove(find(sales, "call"));
                });

    assertThat(sql.writes()).isEqualTo(afterRemovingATask());
    assertThat(tasks()).containsExactly("write|sales");
  }

  @Test
  void anEmployeeTakenOutOfItsDepartmentIsReleased() {
    database().save(sales());

    var sql =
        database()
            .recordSql(
                session -> {
                  var sales = find(session, "sales");
                  sales.employees().remove(sales.employees().iterator().next());
                });

    assertThat(sql.writes()).isEqualTo(inOrder(updateEmployee()));
    assertThat(employees()).containsExactly("ada|null");
  }

  @Test
  void aTaskMovedFromADepartmentThatWasLoadedFirstStays() {
    database().save(sales(), marketing());

    var sql =
        database()
            .recordSql(
                session -> {
                  var sales = find(session, "sales");
                  move("call", sales, find(session, "marketing"));
                });

    assertThat(sql.writes()).isEqualTo(afterMovingATask());
    assertThat(tasks()).containsExactly("call|marketing", "write|sales");
  }

  @Test
  void aTaskMovedToADepartmentThatWasLoadedFirstStays() {
    database().save(sales(), marketing());

    var sql =
        database()
            .recordSql(
                session -> {
                  var marketing = find(session, "marketing");
                  assertThat(marketing.tasks()).isEmpty();
                  move("call", find(session, "sales"), marketing);
                });

    assertThat(sql.writes()).isEqualTo(afterMovingATask());
    assertThat(tasks()).containsExactly("call|marketing", "write|sales");
  }

  @Test
  void aTaskMovedOutOfARemovedDepartmentStays() {
    database().save(sales(), marketing());

    database()
        .recordSql(
            session -> {
              var sales = find(session, "sales");
              move("call", sales, find(session, "marketing"));
              session.remove(sales);
            });

    assertThat(departments()).containsExactly("marketing");
    assertThat(tasks()).containsExactly("call|marketing");
  }

  /** The statements of the whole flush; more than one where positions are kept. */
  List<String> afterRemovingATask() {
    return inOrder(deleteTask());
  }

  /** The statements of the whole flush; more than one where positions are kept. */
  List<String> afterMovingATask() {
    return inOrder(updateTask());
  }

  final D sales() {
    var sales = department("sales");
    sales.addTask(task("call"));
    sales.addTask(task("write"));
    sales.addEmployee(employee("ada"));
    return sales;
  }

  final D marketing() {
    return department("marketing");
  }

  final List<String> departments() {
    return database().rows("select name from departments order by name");
  }

  final List<String> tasks() {
    return referring("tasks");
  }

  final List<String> employees() {
    return referring("employees");
  }

  @SuppressWarnings("unchecked")
  final D find(EntityManager session, String name) {
    return (D)
        session
            .createQuery("from Department where name = :name")
            .setParameter("name", name)
            .getSingleResult();
  }

  final T find(D department, String task) {
    return department.tasks().stream()
        .filter(each -> each.toString().equals(task))
        .findFirst()
        .orElseThrow();
  }

  private void move(String name, D from, D to) {
    var task = find(from, name);
    from.tasks().remove(task);
    to.addTask(task);
  }

  private List<String> referring(String table) {
    return database()
        .rows(
            "select t.name, d.name from %s t left join departments d on %s order by t.name"
                .formatted(table, reference()));
  }
}
