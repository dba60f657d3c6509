package dev.cascade.it.springboot;

import dev.cascade.hibernate.Cascades;
import dev.cascade.it.springboot.Office.Project;
import jakarta.persistence.EntityManager;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Nothing but JPA: no web, no Spring Data, no metrics. */
@SpringBootConfiguration
@EnableAutoConfiguration
@EntityScan(basePackageClasses = Office.class)
class BareApplication {

  /** Saves a project and deletes it. */
  public static void main(String[] arguments) {
    try (var context =
        new SpringApplicationBuilder(BareApplication.class)
            .properties(
                "spring.jpa.hibernate.ddl-auto=create",
                "spring.main.web-application-type=none",
                "spring.main.banner-mode=off")
            .run(arguments)) {
      var entityManager = context.getBean(EntityManager.class);
      var cascades = context.getBean(Cascades.class);
      new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
          .executeWithoutResult(
              status -> {
                var project = new Project("old", "first", "second");
                entityManager.persist(project);
                entityManager.flush();
                System.out.println("affected " + cascades.plan(project).execute().total());
              });
    }
  }
}
