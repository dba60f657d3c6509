package dev.cascade.it.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.hibernate.Cascades;
import dev.cascade.hibernate.operation.OperationListener;
import dev.cascade.it.springboot.Office.Project;
import dev.cascade.spring.CascadeDeleteRefusedException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The examples of the page about Spring Boot. */
class DocumentedIT {

  private static final List<String> told = new ArrayList<>();

  @Test
  void aServiceDeletesWithALimitAndAListenerHears() {
    try (var office = RunningOffice.with(List.of(Archive.class, Audit.class))) {
      var project = office.bean(Projects.class).save(new Project("old", "first", "second"));

      assertThat(office.bean(Archive.class).close(project.id)).isEqualTo(3);

      assertThat(told).containsExactly("1 Project, 3 rows");
      assertThat(office.rows("select title from tasks")).isEmpty();
    }
  }

  @Test
  void aRefusalIsReadInSpringsWords() {
    try (var office = RunningOffice.with()) {
      office.execute(
          "insert into departments values (7); insert into employees (id, department_id) values (1, 7)");
      var departments = office.bean(Departments.class);
      var said = new ArrayList<String>();

      try {
        departments.deleteById(7L);
      } catch (CascadeDeleteRefusedException refused) {
        for (var refusal : refused.refusals()) {
          said.add(refusal.rows() + " over " + refusal.relationship());
        }
      }

      assertThat(said).containsExactly("1 over Employee.department");
    }
  }

  @Service
  static class Archive {

    private final Cascades cascades;

    Archive(Cascades cascades) {
      this.cascades = cascades;
    }

    @Transactional
    public long close(Long project) {
      return cascades.deleting(Project.class, project).maxRows(1_000).execute().total();
    }
  }

  @Configuration
  static class Audit {

    @Bean
    OperationListener audit() {
      return kind ->
          operation -> told.add(operation.rootsText() + ", " + operation.totalRows() + " rows");
    }
  }
}
