package dev.cascade.it.springboot;

import dev.cascade.hibernate.Cascades;
import dev.cascade.it.springboot.Office.Customer;
import dev.cascade.it.springboot.Office.Project;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** To be processed ahead of time. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EntityScan(basePackageClasses = Office.class)
@EnableJpaRepositories(basePackageClasses = Office.class)
class AotApplication {

  /** Deletes by a repository, by {@link Cascades}, and restores. */
  public static void main(String[] arguments) {
    try (var context =
        new SpringApplicationBuilder(AotApplication.class)
            .properties(
                "spring.jpa.hibernate.ddl-auto=create",
                "spring.main.web-application-type=none",
                "spring.main.banner-mode=off")
            .run(arguments)) {
      var projects = context.getBean(Projects.class);
      var customers = context.getBean(Customers.class);
      var id = projects.save(new Project("old", "first", "second")).id;
      var ada = customers.save(new Customer("ada", "ink", "pen"));
      customers.delete(ada);
      System.out.println("deleted " + customers.findDeleted().size());
      System.out.println("restored " + customers.restore(ada.id).total());
      new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
          .executeWithoutResult(
              status ->
                  System.out.println(
                      "affected "
                          + context
                              .getBean(Cascades.class)
                              .plan(Project.class, id)
                              .execute()
                              .total()));
    }
  }
}
