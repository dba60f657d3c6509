package dev.cascade.it.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cascade.it.springboot.Office.Customer;
import dev.cascade.it.springboot.Office.Project;
import dev.cascade.spring.CascadeDeleteRefusedException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a repository of Spring Data deletes follows the rules, by whichever of its methods. */
class RepositoryDeletesIT {

  private static final String DELETE_TASKS = "delete from tasks t1_0 where t1_0.project_id in (?)";
  private static final String DELETE_PROJECT = "delete from projects where id=?";
  private static final String MARK_ORDERS =
      "update orders o1_0 set deleted_at=?,deletion_id=? where o1_0.customer_id in (?) and o1_0.deleted_at is null";
  private static final String MARK_CUSTOMER =
      "update customers set deleted_at=?,deletion_id=? where id=? and deleted_at is null";

  private static RunningOffice office;

  @BeforeAll
  static void start() {
    office = RunningOffice.with();
  }

  @AfterAll
  static void stop() {
    office.close();
  }

  @BeforeEach
  void twoProjectsAndTwoCustomers() {
    office
        .bean(Projects.class)
        .saveAll(List.of(new Project("old", "first", "second"), new Project("new", "third")));
    office
        .bean(Customers.class)
        .saveAll(List.of(new Customer("ada", "ink", "pen"), new Customer("bob", "cup")));
  }

  @AfterEach
  void empty() {
    office.execute("truncate projects, tasks, customers, orders, departments, employees");
  }

  @Test
  void deleteOfADetachedObjectTakesWhatItOwns() {
    assertOldIsDeleted(projects -> projects.delete(projects.findByName("old")));
  }

  @Test
  void deleteByIdDoes() {
    assertOldIsDeleted(projects -> projects.deleteById(projects.findByName("old").id));
  }

  @Test
  void deleteAllByIdDoes() {
    assertOldIsDeleted(projects -> projects.deleteAllById(List.of(projects.findByName("old").id)));
  }

  @Test
  void deleteAllOfSomeDoes() {
    assertOldIsDeleted(projects -> projects.deleteAll(List.of(projects.findByName("old"))));
  }

  @Test
  void aDerivedDeleteDoes() {
    assertOldIsDeleted(
        projects ->
            office.inTransaction(
                () -> {
                  assertThat(projects.deleteByName("old")).isEqualTo(1);
                }));
  }

  @Test
  void aDerivedRemoveDoesAndReturnsWhatItRemoved() {
    assertOldIsDeleted(
        projects ->
            office.inTransaction(
                () -> {
                  assertThat(projects.removeByNameStartingWith("o")).hasSize(1);
                }));
  }

  @Test
  void deleteAllTakesEverything() {
    var writes = writes(() -> office.bean(Projects.class).deleteAll());

    assertThat(writes)
        .containsExactly(
            "delete from tasks t1_0 where t1_0.project_id in (?,?)",
            DELETE_PROJECT,
            DELETE_PROJECT);
    assertThat(office.rows("select name from projects")).isEmpty();
    assertThat(office.rows("select title from tasks")).isEmpty();
  }

  @Test
  void softDeletableTypesAreMarkedWithWhatTheyOwn() {
    var customers = office.bean(Customers.class);

    assertThat(writes(() -> customers.delete(customers.findByName("ada"))))
        .containsExactly(MARK_ORDERS, MARK_CUSTOMER);
    assertThat(writes(() -> office.inTransaction(() -> customers.deleteByName("bob"))))
        .containsExactly(MARK_ORDERS, MARK_CUSTOMER);

    assertThat(customers.findAll()).isEmpty();
    assertThat(office.rows("select name from customers where deleted_at is not null"))
        .containsExactlyInAnyOrder("ada", "bob");
    assertThat(office.rows("select goods from orders where deleted_at is not null")).hasSize(3);
  }

  @Test
  void whatRefusesIsToldBeforeAnythingIsSent() {
    office.execute(
        "insert into departments values (7), (8); insert into employees (id, department_id) values (1, 8)");

    var writes =
        writes(
            () ->
                assertThatExceptionOfType(CascadeDeleteRefusedException.class)
                    .isThrownBy(() -> office.bean(Departments.class).deleteAll())
                    .withMessageContaining("Employee.department"));

    assertThat(writes).isEmpty();
    assertThat(office.rows("select id from departments order by id")).containsExactly("7", "8");
  }

  private static void assertOldIsDeleted(Consumer<Projects> work) {
    var writes = writes(() -> work.accept(office.bean(Projects.class)));

    assertThat(writes).containsExactly(DELETE_TASKS, DELETE_PROJECT);
    assertThat(office.rows("select name from projects")).containsExactly("new");
    assertThat(office.rows("select title from tasks")).containsExactly("third");
  }

  private static List<String> writes(Runnable work) {
    return office.bean(SentWrites.class).during(work);
  }
}
