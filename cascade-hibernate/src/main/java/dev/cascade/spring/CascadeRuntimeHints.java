package dev.cascade.spring;

import dev.cascade.hibernate.CascadeIntegrator;
import dev.cascade.hibernate.CascadeMappingContributor;
import dev.cascade.hibernate.CascadeServices;
import java.util.stream.Stream;
import org.hibernate.boot.spi.AdditionalMappingContributor;
import org.hibernate.event.spi.EventType;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.query.sqm.sql.SqmTranslatorFactory;
import org.hibernate.service.spi.ServiceContributor;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * Tells a native image what Hibernate makes by reflection of ours: its services, and what it makes
 * by name for each entity or session factory.
 */
final class CascadeRuntimeHints implements RuntimeHintsRegistrar {

  private static final String INTERNAL = "dev.cascade.hibernate.internal";

  @Override
  public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
    if (ClassUtils.isPresent("org.hibernate.SessionFactory", classLoader)) {
      Registration.register(hints);
    }
  }

  // Apart, so that Hibernate's classes are not looked for where there is none.
  private static final class Registration {

    static void register(RuntimeHints hints) {
      services(hints, Integrator.class, CascadeIntegrator.class);
      services(hints, ServiceContributor.class, CascadeServices.class);
      services(hints, AdditionalMappingContributor.class, CascadeMappingContributor.class);
      byName().forEach(each -> constructed(hints, TypeReference.of(each)));
      // Listeners are put into arrays of their interfaces.
      EventType.values()
          .forEach(
              each ->
                  hints
                      .reflection()
                      .registerType(TypeReference.of(each.baseListenerInterface().arrayType())));
    }

    private static void services(RuntimeHints hints, Class<?> service, Class<?> ours) {
      hints.resources().registerPattern("META-INF/services/" + service.getName());
      constructed(hints, TypeReference.of(ours));
    }

    private static void constructed(RuntimeHints hints, TypeReference type) {
      hints.reflection().registerType(type, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
    }

    private static Stream<String> byName() {
      var scanner = new ClassPathScanningCandidateComponentProvider(false);
      scanner.addIncludeFilter(new AssignableTypeFilter(EntityPersister.class));
      scanner.addIncludeFilter(new AssignableTypeFilter(SqmTranslatorFactory.class));
      return scanner.findCandidateComponents(INTERNAL).stream()
          .flatMap(each -> Stream.ofNullable(each.getBeanClassName()));
    }
  }
}
