package dev.cascade.hibernate;

import dev.cascade.hibernate.internal.BulkDeleteServices;
import dev.cascade.hibernate.internal.HidingPersisters;
import dev.cascade.hibernate.internal.HidingTranslators;
import org.hibernate.HibernateException;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.service.spi.ServiceContributor;

/**
 * Lets soft-deletable types be read in our way, and rules hear of deletes that no event tells of.
 * Found by Hibernate as a service, before it knows any type; to all others nothing changes.
 */
public final class CascadeServices implements ServiceContributor {

  @Override
  public void contribute(StandardServiceRegistryBuilder services) {
    HidingPersisters.contribute(services);
    HidingTranslators.contribute(services);
    BulkDeleteServices.contribute(services);
  }

  /**
   * Looks whether an application has translators of its own, where soft-deletable types need ours.
   *
   * @throws HibernateException if so
   */
  static void check(ServiceRegistry registry) {
    var settings = registry.requireService(ConfigurationService.class).getSettings();
    if (!HidingTranslators.class.getName().equals(settings.get(HidingTranslators.SETTING))
        || HidingTranslators.areOverOthers(settings)) {
      throw new HibernateException(
          "Soft-deletable types need the setting %s, but it is given otherwise, or our services are not found. Remove the setting, or @DeletedAt from all entities."
              .formatted(HidingTranslators.SETTING));
    }
  }
}
