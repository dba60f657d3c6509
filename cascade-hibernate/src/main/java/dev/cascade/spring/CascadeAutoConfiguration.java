package dev.cascade.spring;

import jakarta.persistence.EntityManagerFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Active where Spring Boot makes Hibernate's entity manager factories.
 *
 * <p>Registers no listener: Hibernate finds {@link dev.cascade.hibernate.CascadeIntegrator} as a
 * service, with Spring or without.
 */
@AutoConfiguration
@ConditionalOnClass({
  EntityManagerFactory.class,
  SessionFactoryImplementor.class,
  HibernatePropertiesCustomizer.class
})
public final class CascadeAutoConfiguration {

  @Bean
  static HibernatePropertiesCustomizer cascadePropertiesCustomizer(Environment environment) {
    return new CascadePropertiesCustomizer(environment);
  }
}
