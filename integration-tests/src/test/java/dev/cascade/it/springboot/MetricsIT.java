package dev.cascade.it.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cascade.hibernate.operation.Operation;
import dev.cascade.hibernate.operation.OperationEnd;
import dev.cascade.hibernate.operation.OperationListener;
import dev.cascade.it.springboot.Office.Customer;
import dev.cascade.it.springboot.Office.Project;
import dev.cascade.spring.CascadeDeleteRefusedException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Operations are measured and observed where Micrometer is. */
class MetricsIT {

  private static RunningOffice office;

  @BeforeAll
  static void start() {
    office = RunningOffice.with(List.of(Measured.class));
  }

  @AfterAll
  static void stop() {
    office.close();
  }

  @BeforeEach
  void forget() {
    office.bean(MeterRegistry.class).clear();
    office.bean(Observed.class).stopped.clear();
    office.bean(Heard.class).operations.clear();
  }

  @AfterEach
  void empty() {
    office.execute("truncate projects, tasks, customers, orders, departments, employees");
  }

  @Test
  void rowsAreCountedByRelationshipAndAction() {
    var projects = office.bean(Projects.class);
    projects.delete(projects.save(new Project("old", "first", "second")));

    assertThat(rows("Project", "root", "REMOVE")).isEqualTo(1);
    assertThat(rows("Task", "Project.tasks", "DELETE")).isEqualTo(2);
    assertThat(
            office
                .bean(MeterRegistry.class)
                .get("cascade.operation")
                .tags("kind", "delete", "outcome", "done")
                .timer()
                .count())
        .isEqualTo(1);
  }

  @Test
  void marksAndRestoresAreToldApart() {
    var customers = office.bean(Customers.class);
    var ada = customers.save(new Customer("ada", "ink", "pen"));
    customers.delete(ada);
    customers.restore(ada.id);

    assertThat(rows("Order", "Customer.orders", "MARK")).isEqualTo(2);
    assertThat(rows("Order", "restored", "RESTORE")).isEqualTo(2);
    assertThat(rows("Customer", "root", "RESTORE")).isEqualTo(1);
  }

  @Test
  void refusalsAreCountedByRelationshipAndNoRowsAre() {
    office.execute(
        "insert into departments values (7); insert into employees (id, department_id) values (1, 7)");

    assertThatExceptionOfType(CascadeDeleteRefusedException.class)
        .isThrownBy(() -> office.bean(Departments.class).deleteById(7L));

    var meters = office.bean(MeterRegistry.class);
    assertThat(
            meters
                .get("cascade.refusals")
                .tag("relationship", "Employee.department")
                .counter()
                .count())
        .isEqualTo(1);
    assertThat(meters.get("cascade.operation").tag("outcome", "refused").timer().count())
        .isEqualTo(1);
    assertThat(meters.find("cascade.rows").counters()).isEmpty();
  }

  @Test
  void anOperationIsOneObservationThatTellsWhatItDid() {
    var projects = office.bean(Projects.class);
    projects.delete(projects.save(new Project("old", "first", "second")));

    assertThat(office.bean(Observed.class).stopped)
        .singleElement()
        .satisfies(
            context -> {
              assertThat(context.getContextualName()).isEqualTo("cascade delete");
              assertThat(context.getHighCardinalityKeyValue("roots").getValue())
                  .isEqualTo("1 Project");
              assertThat(context.getHighCardinalityKeyValue("rows").getValue()).isEqualTo("3");
            });
  }

  @Test
  void aListenerAmongTheBeansHearsOfItToo() {
    var projects = office.bean(Projects.class);
    projects.delete(projects.save(new Project("old", "first")));

    assertThat(office.bean(Heard.class).operations)
        .extracting(Operation::toString)
        .containsExactly("DELETE of 1 Project done: Project.tasks DELETE 1");
  }

  @Test
  void switchedOffNothingMeasures() {
    try (var plain = RunningOffice.with(List.of(Measured.class), "--cascade.enabled=false")) {
      assertThat(plain.context().getBeansOfType(OperationListener.class)).containsOnlyKeys("heard");
    }
  }

  private static double rows(String entity, String relationship, String action) {
    return office
        .bean(MeterRegistry.class)
        .get("cascade.rows")
        .tags("entity", entity, "relationship", relationship, "action", action)
        .counter()
        .count();
  }

  @Configuration
  static class Measured {

    @Bean
    SimpleMeterRegistry meters() {
      return new SimpleMeterRegistry();
    }

    @Bean
    Observed observed() {
      return new Observed();
    }

    @Bean
    Heard heard() {
      return new Heard();
    }
  }

  static class Heard implements OperationListener {

    final List<Operation> operations = new ArrayList<>();

    @Override
    public OperationEnd started(Operation.Kind kind) {
      return operations::add;
    }
  }

  static class Observed implements ObservationHandler<Observation.Context> {

    final List<Observation.Context> stopped = new ArrayList<>();

    @Override
    public void onStop(Observation.Context context) {
      stopped.add(context);
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
      return context.getName().equals("cascade.operation");
    }
  }
}
