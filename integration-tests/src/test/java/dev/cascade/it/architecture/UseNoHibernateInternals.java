package dev.cascade.it.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/**
 * Violated by each use of a class of {@code org.hibernate..internal..}, but for one: a listener of
 * {@code dev.cascade.hibernate.event} may extend Hibernate's default listener of its event, which
 * is the documented way to replace it although its package is named internal.
 */
final class UseNoHibernateInternals extends ArchCondition<JavaClass> {

  private static final DescribedPredicate<JavaClass> INTERNAL =
      JavaClass.Predicates.resideInAPackage("org.hibernate..internal..");

  UseNoHibernateInternals() {
    super(
        "use no internal class of Hibernate, but for the default listeners that ours extend and replace");
  }

  @Override
  public void check(JavaClass user, ConditionEvents events) {
    user.getDirectDependenciesFromSelf().stream()
        .filter(use -> INTERNAL.test(use.getTargetClass().getBaseComponentType()))
        .filter(use -> !isOwnDefaultListener(use))
        .forEach(use -> events.add(SimpleConditionEvent.violated(use, use.getDescription())));
  }

  private static boolean isOwnDefaultListener(Dependency use) {
    var listener = use.getTargetClass();
    return use.getOriginClass().getPackageName().equals("dev.cascade.hibernate.event")
        && listener.getPackageName().equals("org.hibernate.event.internal")
        && listener.getSimpleName().matches("Default\\w*EventListener");
  }
}
