package dev.cascade.it.springboot;

import jakarta.persistence.EntityManager;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Scans no components, so that each test says what else is there. */
@SpringBootConfiguration
@EnableAutoConfiguration
@EntityScan(basePackageClasses = Office.class)
@EnableJpaRepositories(basePackageClasses = Office.class)
class OfficeApplication {

  @Bean
  TransactionTemplate transactions(PlatformTransactionManager manager) {
    return new TransactionTemplate(manager);
  }

  @Bean
  SentWrites sentWrites() {
    return new SentWrites();
  }

  /** A repository in which the application itself works with the entity manager. */
  @Repository
  static class HandWritten {

    private final EntityManager entityManager;

    HandWritten(EntityManager entityManager) {
      this.entityManager = entityManager;
    }

    void remove(Class<?> entity, Object id) {
      entityManager.remove(entityManager.find(entity, id));
    }

    void flush() {
      entityManager.flush();
    }

    void execute(String sql) {
      entityManager.createNativeQuery(sql).executeUpdate();
    }
  }
}
