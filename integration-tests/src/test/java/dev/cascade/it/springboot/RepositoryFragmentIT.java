package dev.cascade.it.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cascade.it.springboot.Office.Customer;
import dev.cascade.it.springboot.Office.Order;
import dev.cascade.it.springboot.Office.Project;
import dev.cascade.it.springboot.Office.Task;
import dev.cascade.spring.CascadeViolationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataRetrievalFailureException;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/** A repository plans, restores and finds what is deleted. */
class RepositoryFragmentIT {

  private static RunningOffice office;

  @BeforeAll
  static void start() {
    office = RunningOffice.with();
  }

  @AfterAll
  static void stop() {
    office.close();
  }

  @AfterEach
  void empty() {
    office.execute("truncate projects, tasks, customers, orders");
  }

  @Test
  void aRowIsPlannedWithoutATransactionOfTheCallers() {
    var projects = office.bean(Projects.class);
    var id = projects.save(new Project("old", "first", "second")).id;

    var preview = projects.planById(id).preview();

    assertThat(preview.total().number()).isEqualTo(3);
    assertThat(office.rows("select title from tasks")).hasSize(2);
  }

  @Test
  void aPlanIsCarriedOutInTheTransactionItWasMadeIn() {
    var projects = office.bean(Projects.class);
    projects.save(new Project("old", "first", "second"));

    office.inTransaction(
        () -> {
          var affected = projects.plan(projects.findByName("old")).execute();
          assertThat(affected.deleted(Task.class)).isEqualTo(2);
        });

    assertThat(office.rows("select name from projects")).isEmpty();
    assertThat(office.rows("select title from tasks")).isEmpty();
  }

  @Test
  void deletedObjectsAreFoundAndComeBack() {
    var customers = office.bean(Customers.class);
    customers.save(new Customer("bob", "cup"));
    var ada = customers.save(new Customer("ada", "ink", "pen"));
    customers.delete(ada);

    assertThat(customers.findDeleted()).extracting(each -> each.name).containsExactly("ada");
    var restored = customers.restore(ada.id);

    assertThat(restored.restored(Customer.class)).isEqualTo(1);
    assertThat(restored.restored(Order.class)).isEqualTo(2);
    assertThat(customers.findDeleted()).isEmpty();
    assertThat(customers.findAll()).hasSize(2);
    assertThat(office.rows("select goods from orders where deleted_at is null")).hasSize(3);
  }

  @Test
  void whatCannotBeSaysSoInSpringsExceptions() {
    var projects = office.bean(Projects.class);
    var detached = projects.save(new Project("old"));

    assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
        .isThrownBy(() -> projects.plan(detached))
        .withMessageContaining("Project");
    assertThatExceptionOfType(DataRetrievalFailureException.class)
        .isThrownBy(() -> projects.planById(-1L));
    assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
        .isThrownBy(() -> projects.restore(detached.id));
    assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
        .isThrownBy(projects::findDeleted)
        .withMessageContaining("is no soft-deletable entity");
  }

  @Test
  void aRestoreThatWouldTakeUniqueValuesTwiceIsRefused() {
    var customers = office.bean(Customers.class);
    var ada = customers.save(new Customer("ada"));
    customers.delete(ada);
    customers.save(new Customer("ada"));

    assertThatExceptionOfType(CascadeViolationException.class)
        .isThrownBy(() -> customers.restore(ada.id))
        .withMessageContaining("The restore is refused");
    assertThat(customers.findDeleted()).hasSize(1);
  }

  @Test
  void switchedOffTheRepositoryIsThereAndSaysThatNoRulesAre() {
    try (var plain = RunningOffice.with("--cascade.enabled=false")) {
      assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
          .isThrownBy(() -> plain.bean(Projects.class).planById(1L))
          .withMessageStartingWith("No cascade rules are at work");
    }
  }
}
