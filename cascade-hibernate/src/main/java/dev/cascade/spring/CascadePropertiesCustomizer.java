package dev.cascade.spring;

import java.util.Map;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.core.env.Environment;

/** Hands the application's {@code cascade.} properties to what Spring Boot builds. */
final class CascadePropertiesCustomizer implements HibernatePropertiesCustomizer {

  private final CascadeEnvironment environment;

  CascadePropertiesCustomizer(Environment environment) {
    this.environment = new CascadeEnvironment(environment);
  }

  @Override
  public void customize(Map<String, Object> hibernateProperties) {
    hibernateProperties.putAll(environment.ofAll());
  }
}
