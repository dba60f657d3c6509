package dev.cascade.hibernate;

import dev.cascade.hibernate.internal.HidingPersisters;
import dev.cascade.hibernate.internal.HidingTranslators;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
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
  }
}
