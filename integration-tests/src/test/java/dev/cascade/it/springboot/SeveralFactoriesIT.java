package dev.cascade.it.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.hibernate.Cascades;
import dev.cascade.it.springboot.Office.Department;
import dev.cascade.it.springboot.Office.Employee;
import dev.cascade.it.springboot.Office.Project;
import dev.cascade.it.springboot.Office.Task;
import dev.cascade.it.support.Schema;
import dev.cascade.it.support.TestPostgres;
import dev.cascade.spring.CascadeDeleteRefusedException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.support.TransactionTemplate;

/** An application with two persistence units, both written by hand. */
class SeveralFactoriesIT {

  private ConfigurableApplicationContext context;

  @AfterEach
  void stop() {
    if (context != null) {
      context.close();
    }
    Units.SCHEMA.execute("drop table if exists projects, tasks, departments, employees cascade");
  }

  @Test
  void eachHasCascadesOfItsOwnAndTheFirstIsThatOfThePrimaryOne() {
    start();

    assertThat(context.getBeanNamesForType(Cascades.class))
        .containsExactlyInAnyOrder("projectsCascades", "staffCascades");
    assertThat(context.getBean(Cascades.class)).isSameAs(context.getBean("projectsCascades"));
    in(
        "projects",
        (cascades, entities) -> {
          var project = new Project("old", "first");
          entities.persist(project);
          entities.flush();
          assertThat(cascades.plan(project).execute().deleted(Task.class)).isEqualTo(1);
        });
    in(
        "staff",
        (cascades, entities) -> {
          var department = new Department(7);
          entities.persist(department);
          entities.persist(new Employee(1, department));
          entities.flush();
          assertThat(cascades.plan(department).preview().isRefused()).isTrue();
        });
  }

  @Test
  void eachTranslatesAtCommit() {
    start();
    in(
        "staff",
        (cascades, entities) -> {
          var department = new Department(7);
          entities.persist(department);
          entities.persist(new Employee(1, department));
        });

    assertThatExceptionOfType(CascadeDeleteRefusedException.class)
        .isThrownBy(
            () ->
                in(
                    "staff",
                    (cascades, entities) ->
                        entities.remove(entities.getReference(Department.class, 7L))));
  }

  @Test
  void aSettingOfAllHoldsForBothAndOneOfAUnitThereAlone() {
    start(
        "--cascade.orphans.require-parent=on", "--cascade.units.projects.rules.Project.tasks=all");

    assertThat(properties("projects"))
        .containsEntry("cascade.orphans.require-parent", true)
        .containsEntry("cascade.rules.Project.tasks", "all");
    assertThat(properties("staff"))
        .containsEntry("cascade.orphans.require-parent", true)
        .doesNotContainKey("cascade.rules.Project.tasks");
    assertThat(properties("staff").keySet()).noneMatch(key -> key.startsWith("cascade.units"));
  }

  @Test
  void oneMayBeSwitchedOff() {
    start("--cascade.units.staff.enabled=off");

    in(
        "staff",
        (cascades, entities) -> {
          assertThatThrownBy(() -> cascades.plan(Department.class, 7L))
              .hasMessageStartingWith("No cascade rules are at work");
        });
    in(
        "projects",
        (cascades, entities) -> {
          var project = new Project("old");
          entities.persist(project);
          entities.flush();
          assertThat(cascades.plan(project).preview().total().number()).isEqualTo(1);
        });
  }

  private void start(String... arguments) {
    var usual =
        Stream.of(
            "--spring.main.web-application-type=none",
            "--spring.main.banner-mode=off",
            "--spring.data.jpa.repositories.enabled=false");
    context =
        SpringApplication.run(
            Units.class, Stream.concat(usual, Stream.of(arguments)).toArray(String[]::new));
  }

  private Map<String, Object> properties(String unit) {
    return context.getBean(unit, EntityManagerFactory.class).getProperties();
  }

  private void in(String unit, BiConsumer<Cascades, EntityManager> work) {
    var factory = context.getBean(unit, EntityManagerFactory.class);
    var cascades =
        BeanFactoryAnnotationUtils.qualifiedBeanOfType(
            context.getBeanFactory(), Cascades.class, unit);
    var manager = new JpaTransactionManager(factory);
    manager.afterPropertiesSet();
    new TransactionTemplate(manager)
        .executeWithoutResult(
            status ->
                work.accept(
                    cascades, SharedEntityManagerCreator.createSharedEntityManager(factory)));
  }

  @Configuration
  @EnableAutoConfiguration
  static class Units {

    static final Schema SCHEMA = TestPostgres.server().newSchema();

    @Bean
    DataSource dataSource() {
      return SCHEMA.dataSource();
    }

    @Bean
    @Primary
    LocalContainerEntityManagerFactoryBean projects() {
      return factory("projects", Project.class, Task.class);
    }

    @Bean
    LocalContainerEntityManagerFactoryBean staff() {
      return factory("staff", Department.class, Employee.class);
    }

    private static LocalContainerEntityManagerFactoryBean factory(String unit, Class<?>... types) {
      var result = new LocalContainerEntityManagerFactoryBean();
      result.setPersistenceUnitName(unit);
      result.setDataSource(SCHEMA.dataSource());
      result.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
      result.setManagedTypes(
          PersistenceManagedTypes.of(Stream.of(types).map(Class::getName).toArray(String[]::new)));
      result.setJpaPropertyMap(Map.of("hibernate.hbm2ddl.auto", "create"));
      return result;
    }
  }
}
