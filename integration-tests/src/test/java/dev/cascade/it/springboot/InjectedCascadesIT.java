package dev.cascade.it.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.cascade.hibernate.Cascades;
import dev.cascade.it.springboot.Office.Project;
import dev.cascade.it.springboot.Office.Task;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@link Cascades} is injected, and works in the transaction that runs. */
class InjectedCascadesIT {

  @Test
  void itPlansAndDeletesInTheTransactionThatRuns() {
    try (var office = RunningOffice.with()) {
      var entityManager = office.bean(EntityManager.class);
      var cascades = office.bean(Cascades.class);
      office.inTransaction(() -> entityManager.persist(new Project("old", "first", "second")));

      office.inTransaction(
          () -> {
            var project =
                entityManager.createQuery("from Project", Project.class).getSingleResult();
            var plan = cascades.plan(project);
            assertThat(plan.preview().total().number()).isEqualTo(3);
            assertThat(plan.execute().deleted(Task.class)).isEqualTo(2);
            assertThat(entityManager.contains(project)).isFalse();
          });

      assertThat(office.rows("select title from tasks")).isEmpty();
    }
  }

  @Test
  void outsideOfATransactionItSaysThatThereIsNone() {
    try (var office = RunningOffice.with()) {
      var cascades = office.bean(Cascades.class);

      assertThatIllegalStateException()
          .isThrownBy(() -> cascades.plan(Project.class, 1L))
          .withMessageContaining("No transactional EntityManager");
    }
  }

  @Test
  void switchedOffTheApplicationStartsAndACallSaysSo() {
    try (var office = RunningOffice.with("--cascade.enabled=false")) {
      var cascades = office.bean(Cascades.class);

      assertThatIllegalStateException()
          .isThrownBy(() -> office.inTransaction(() -> cascades.plan(Project.class, 1L)))
          .withMessageStartingWith("No cascade rules are at work: cascade.enabled is false");
    }
  }

  @Test
  void theApplicationsOwnOneIsTheOnlyOne() {
    try (var office = RunningOffice.with(List.of(OwnCascades.class))) {
      assertThat(office.context().getBeanNamesForType(Cascades.class)).containsExactly("own");
    }
  }

  @Configuration
  static class OwnCascades {

    @Bean
    Cascades own(EntityManagerFactory factory) {
      return Cascades.of(factory.createEntityManager());
    }
  }
}
