package dev.cascade.spring;

import dev.cascade.hibernate.Cascades;
import dev.cascade.hibernate.operation.OperationListener;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Active where Spring Boot makes Hibernate's entity manager factories: hands them the application's
 * settings, lets {@link Cascades} be injected, and translates what we refuse.
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

  @Bean
  static CascadeFactories cascadeFactories(
      Environment environment, ObjectProvider<OperationListener> listeners) {
    return new CascadeFactories(environment, listeners);
  }

  /** There even when switched off, so that what asks for it still starts; each call then fails. */
  @Bean
  static CascadesRegistrar cascadesRegistrar() {
    return new CascadesRegistrar();
  }

  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  @ConditionalOnMissingBean
  @ConditionalOnBooleanProperty(name = "cascade.enabled", matchIfMissing = true)
  static RefusalTranslator cascadeRefusalTranslator() {
    return new RefusalTranslator();
  }
}
