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
 * Lets soft-deletable types be read in our way. Found by Hibernate as a service, before it knows
 * any type; to all others nothing changes.
 */
public final class CascadeServices implements ServiceContributor {

  @Override
  public void contribute(StandardServiceRegistryBuilder services) {
    var settings = services.getSettings();
    settings.putIfAbsent(HidingPersisters.SETTING, new HidingPersisters());
    settings.putIfAbsent(HidingTranslators.SETTING, HidingTranslators.class.getName());
    BulkDeleteServices.contribute(services);
  }

  /**
   * Looks whether another has been given in place of ours, where soft-deletable types need it.
   *
   * @throws HibernateException if so
   */
  static void check(ServiceRegistry registry) {
    var settings = registry.requireService(ConfigurationService.class).getSettings();
    if (!(settings.get(HidingPersisters.SETTING) instanceof HidingPersisters)) {
      throw replaced(HidingPersisters.SETTING);
    }
    if (!HidingTranslators.class.getName().equals(settings.get(HidingTranslators.SETTING))) {
      throw replaced(HidingTranslators.SETTING);
    }
  }

  private static HibernateException replaced(String setting) {
    return new HibernateException(
        "Soft-deletable types need the setting %s, but it is given otherwise, or our services are not found. Remove the setting, or @DeletedAt from all entities."
            .formatted(setting));
  }
}
