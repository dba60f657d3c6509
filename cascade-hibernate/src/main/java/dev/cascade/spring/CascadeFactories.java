package dev.cascade.spring;

import dev.cascade.hibernate.CascadeSettings;
import dev.cascade.hibernate.operation.OperationListener;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.env.Environment;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;
import org.springframework.orm.jpa.JpaDialect;

/**
 * Prepares every entity manager factory that Spring makes, however it is declared: gives it the
 * settings of all and of its own persistence unit, and lets its dialect translate what we refuse,
 * which a transaction asks at commit. Every bean that is an {@link OperationListener} hears of its
 * operations.
 *
 * <p>What is given to a factory by itself comes before what the environment says for all.
 */
final class CascadeFactories implements BeanPostProcessor, SmartInitializingSingleton {

  private final CascadeEnvironment environment;
  private final ObjectProvider<OperationListener> beans;
  private final ContextListeners listeners = new ContextListeners();

  CascadeFactories(Environment environment, ObjectProvider<OperationListener> beans) {
    this.environment = new CascadeEnvironment(environment);
    this.beans = beans;
  }

  @Override
  public void afterSingletonsInstantiated() {
    listeners.are(beans.orderedStream().toList());
  }

  @Override
  public Object postProcessBeforeInitialization(Object bean, String beanName) {
    if (bean instanceof AbstractEntityManagerFactoryBean factory) {
      giveSettings(factory);
      if (isEnabled(factory)) {
        translateIn(factory);
      }
    }
    return bean;
  }

  private void giveSettings(AbstractEntityManagerFactoryBean factory) {
    var given = factory.getJpaPropertyMap();
    given.putIfAbsent(CascadeSettings.OPERATION_LISTENER, listeners);
    environment.ofAll().forEach(given::putIfAbsent);
    var unit = factory.getPersistenceUnitName();
    if (unit != null) {
      given.putAll(environment.of(unit));
    }
  }

  private static boolean isEnabled(AbstractEntityManagerFactoryBean factory) {
    var value = factory.getJpaPropertyMap().get(CascadeSettings.ENABLED);
    return !"false".equalsIgnoreCase(String.valueOf(value));
  }

  private static void translateIn(AbstractEntityManagerFactoryBean factory) {
    var dialect = dialectOf(factory);
    if (dialect != null) {
      factory.setJpaDialect(new TranslatingDialect(dialect));
    }
  }

  // Spring takes that of the vendor's adapter if none is given.
  private static @Nullable JpaDialect dialectOf(AbstractEntityManagerFactoryBean factory) {
    var vendor = factory.getJpaVendorAdapter();
    return factory.getJpaDialect() != null || vendor == null
        ? factory.getJpaDialect()
        : vendor.getJpaDialect();
  }
}
