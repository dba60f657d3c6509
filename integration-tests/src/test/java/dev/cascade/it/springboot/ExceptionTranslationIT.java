package dev.cascade.it.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cascade.hibernate.refusal.DeleteRefusedException;
import dev.cascade.hibernate.refusal.MissingParentException;
import dev.cascade.hibernate.refusal.ParentRequiredException;
import dev.cascade.it.springboot.Office.Department;
import dev.cascade.it.springboot.OfficeApplication.HandWritten;
import dev.cascade.spring.CascadeDeleteRefusedException;
import dev.cascade.spring.CascadeViolationException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** What we refuse is one of Spring's exceptions, wherever it comes out. */
class ExceptionTranslationIT {

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
  void aDepartmentWithTwoEmployees() {
    office.execute(
        "insert into departments values (7); insert into employees (id, department_id) values (1, 7), (2, 7)");
  }

  @AfterEach
  void empty() {
    office.execute("truncate departments, employees, customers, orders");
  }

  @Test
  void aRepositoryOfSpringDataSaysWhoRefuses() {
    assertRefused(() -> office.bean(Departments.class).deleteById(7L));
  }

  @Test
  void aRepositoryWrittenByHandSaysWhoRefuses() {
    var repository = office.bean(HandWritten.class);

    assertRefused(
        () ->
            office.inTransaction(
                () -> {
                  repository.remove(Department.class, 7L);
                  repository.flush();
                }));
  }

  @Test
  void soDoesTheCommitOfAService() {
    var repository = office.bean(HandWritten.class);

    assertRefused(() -> office.inTransaction(() -> repository.remove(Department.class, 7L)));
  }

  @Test
  void whatOnlyTheDatabaseKnowsIsTranslatedToo() {
    var repository = office.bean(HandWritten.class);

    assertThatExceptionOfType(CascadeDeleteRefusedException.class)
        .isThrownBy(() -> office.inTransaction(() -> repository.execute("delete from departments")))
        .satisfies(refused -> assertThat(refused.refusals().get(0).rows()).isNull());
    assertThatExceptionOfType(CascadeViolationException.class)
        .isThrownBy(
            () ->
                office.inTransaction(
                    () -> repository.execute("update employees set department_id = 8")))
        .withCauseInstanceOf(MissingParentException.class);
    assertThatExceptionOfType(CascadeViolationException.class)
        .isThrownBy(
            () ->
                office.inTransaction(
                    () -> repository.execute("update employees set department_id = null")))
        .withCauseInstanceOf(ParentRequiredException.class);
    assertThat(office.rows("select department_id from employees")).containsExactly("7", "7");
  }

  @Test
  void anExceptionOfTheApplicationsOwnStaysWhatItIs() {
    var own = new IllegalStateException(new DeleteRefusedException(List.of()));

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                office.inTransaction(
                    () -> {
                      throw own;
                    }))
        .isSameAs(own);
  }

  @Test
  void switchedOffSpringTranslatesAsEver() {
    try (var plain = RunningOffice.with("--cascade.enabled=false")) {
      plain.execute(
          "insert into departments values (7); insert into employees (id, department_id) values (1, 7)");

      assertThatExceptionOfType(DataIntegrityViolationException.class)
          .isThrownBy(() -> plain.bean(Departments.class).deleteById(7L))
          .isExactlyInstanceOf(DataIntegrityViolationException.class);
    }
  }

  private static void assertRefused(ThrowingCallable work) {
    assertThatExceptionOfType(CascadeDeleteRefusedException.class)
        .isThrownBy(work)
        .withMessageContaining("Department#7 is referred to by 2 rows over Employee.department")
        .withCauseInstanceOf(DeleteRefusedException.class)
        .isInstanceOf(DataIntegrityViolationException.class)
        .satisfies(refused -> assertThat(refused.refusals()).hasSize(1));
    assertThat(office.rows("select id from departments")).containsExactly("7");
  }
}
