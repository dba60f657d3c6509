package dev.cascade.spring;

import dev.cascade.hibernate.Cascades;
import jakarta.persistence.EntityManagerFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.RuntimeBeanReference;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.Ordered;
import org.springframework.orm.jpa.SharedEntityManagerCreator;

/**
 * Registers one {@link Cascades} for each entity manager factory, unless the application has one of
 * its own.
 *
 * <p>That of the bean {@code entityManagerFactory} is named {@code cascades}, that of any other
 * {@code xyz} is named {@code xyzCascades}; {@code xyz} is its qualifier, and it is primary if its
 * factory is.
 */
final class CascadesRegistrar implements BeanDefinitionRegistryPostProcessor, Ordered {

  private static final String USUAL = "entityManagerFactory";

  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }

  @Override
  public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
    if (registry instanceof ListableBeanFactory beans
        && namesOf(Cascades.class, beans).length == 0) {
      for (var factory : namesOf(EntityManagerFactory.class, beans)) {
        registry.registerBeanDefinition(nameFor(factory), definition(factory, registry));
      }
    }
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {}

  /** Follows the current entity manager of a factory. */
  static Cascades of(EntityManagerFactory factory) {
    return Cascades.ofCurrent(SharedEntityManagerCreator.createSharedEntityManager(factory));
  }

  private static String[] namesOf(Class<?> type, ListableBeanFactory beans) {
    // Nothing is to be made yet.
    return beans.getBeanNamesForType(type, true, false);
  }

  private static String nameFor(String factory) {
    return factory.equals(USUAL) ? "cascades" : factory + "Cascades";
  }

  private static RootBeanDefinition definition(String factory, BeanDefinitionRegistry registry) {
    var result = new RootBeanDefinition(CascadesRegistrar.class);
    result.setFactoryMethodName("of");
    result.setTargetType(Cascades.class);
    result
        .getConstructorArgumentValues()
        .addGenericArgumentValue(new RuntimeBeanReference(factory));
    result.addQualifier(new AutowireCandidateQualifier(Qualifier.class, factory));
    result.setPrimary(
        registry.containsBeanDefinition(factory)
            && registry.getBeanDefinition(factory).isPrimary());
    return result;
  }
}
