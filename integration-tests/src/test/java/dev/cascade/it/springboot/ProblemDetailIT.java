package dev.cascade.it.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cascade.it.springboot.Office.Department;
import dev.cascade.spring.CascadeViolationException;
import dev.cascade.spring.RefusedChangesAdvice;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** A request whose delete is refused is answered with 409 and what refuses, over real HTTP. */
class ProblemDetailIT {

  private static final String[] WEB = {
    "--spring.main.web-application-type=servlet", "--server.port=0"
  };

  @Test
  void whoRefusesAndHowManyAreToldAndNoIdentifierIs() throws Exception {
    try (var office = started(Desk.class)) {
      var response = send(office, "DELETE", "/departments/7");

      assertThat(response.statusCode()).isEqualTo(409);
      assertThat(response.headers().firstValue("Content-Type"))
          .hasValue("application/problem+json");
      assertThat(new ObjectMapper().readTree(response.body()))
          .isEqualTo(
              new ObjectMapper()
                  .readTree(
                      """
                      {
                        "type": "urn:cascade:delete-refused",
                        "title": "Delete refused",
                        "status": 409,
                        "detail": "Department is referred to by 2 rows over Employee.department.",
                        "instance": "/departments/7",
                        "refusals": [
                          { "entity": "Department", "relationship": "Employee.department", "rows": 2 }
                        ]
                      }
                      """));
      assertThat(office.rows("select id from departments")).containsExactly("7");
    }
  }

  @Test
  void soItIsWhereNobodyHasTranslatedTheException() throws Exception {
    try (var office = started(Desk.class)) {
      var response = send(office, "DELETE", "/departments/7/flushed");

      assertThat(response.statusCode()).isEqualTo(409);
      assertThat(response.body()).contains("2 rows over Employee.department");
    }
  }

  @Test
  void anyOtherBrokenRelationshipIsAConflictThatTellsNothing() throws Exception {
    try (var office = started(Desk.class)) {
      var response = send(office, "PUT", "/employees/1/department/8");

      assertThat(response.statusCode()).isEqualTo(409);
      assertThat(response.body())
          .contains("urn:cascade:relationship-violated")
          .doesNotContain("#8");
      assertThat(office.rows("select department_id from employees")).containsExactly("7", "7");
    }
  }

  @Test
  void anAdviceOfTheApplicationsOwnComesFirst() throws Exception {
    try (var office = started(Desk.class, OwnAdvice.class)) {
      assertThat(send(office, "DELETE", "/departments/7").statusCode()).isEqualTo(418);
    }
  }

  @Test
  void switchedOffThereIsNone() throws Exception {
    try (var office =
        RunningOffice.with(List.of(Desk.class), WEB[0], WEB[1], "--cascade.enabled=false")) {
      assertThat(office.context().getBeanNamesForType(RefusedChangesAdvice.class)).isEmpty();
    }
  }

  private static RunningOffice started(Class<?>... beans) {
    var office = RunningOffice.with(List.of(beans), WEB);
    office.execute(
        "insert into departments values (7); insert into employees (id, department_id) values (1, 7), (2, 7)");
    return office;
  }

  private static HttpResponse<String> send(RunningOffice office, String method, String path)
      throws IOException, InterruptedException {
    var port = office.context().getEnvironment().getProperty("local.server.port");
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  @RestController
  static class Desk {

    private final Departments departments;
    private final EntityManager entityManager;
    private final TransactionTemplate transactions;

    Desk(Departments departments, EntityManager entityManager, TransactionTemplate transactions) {
      this.departments = departments;
      this.entityManager = entityManager;
      this.transactions = transactions;
    }

    @DeleteMapping("/departments/{id}")
    void delete(@PathVariable("id") long id) {
      departments.deleteById(id);
    }

    @DeleteMapping("/departments/{id}/flushed")
    void deleteAndFlush(@PathVariable("id") long id) {
      transactions.executeWithoutResult(
          status -> {
            entityManager.remove(entityManager.find(Department.class, id));
            entityManager.flush();
          });
    }

    @PutMapping("/employees/{id}/department/{department}")
    void move(@PathVariable("id") long id, @PathVariable("department") long department) {
      transactions.executeWithoutResult(
          status ->
              entityManager
                  .createNativeQuery("update employees set department_id = ?1 where id = ?2")
                  .setParameter(1, department)
                  .setParameter(2, id)
                  .executeUpdate());
    }
  }

  @RestControllerAdvice
  static class OwnAdvice {

    @ExceptionHandler
    ResponseEntity<String> refused(CascadeViolationException refused) {
      return ResponseEntity.status(418).body("no");
    }
  }
}
