package dev.cascade.hibernate.internal;

import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.registry.selector.spi.StrategySelector;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.JoinedSubclassEntityPersister;
import org.hibernate.persister.entity.SingleTableEntityPersister;
import org.hibernate.persister.entity.UnionSubclassEntityPersister;
import org.hibernate.persister.internal.PersisterClassResolverInitiator;
import org.hibernate.persister.internal.StandardPersisterClassResolver;
import org.hibernate.persister.spi.PersisterClassResolver;
import org.jspecify.annotations.Nullable;

/**
 * Gives types with hidden rows a persister that hides them, and types with rules one that heeds
 * stateless sessions; all others have Hibernate's own.
 */
public final class HidingPersisters implements PersisterClassResolver {

  private static final long serialVersionUID = 1L;

  private final PersisterClassResolver others;

  private HidingPersisters(PersisterClassResolver others) {
    this.others = others;
  }

  /** Puts it in the place of Hibernate's, or over that of an application. */
  public static void contribute(StandardServiceRegistryBuilder services) {
    services
        .getSettings()
        .compute(
            PersisterClassResolverInitiator.IMPL_NAME,
            (name, given) ->
                given instanceof HidingPersisters
                    ? given
                    : new HidingPersisters(resolved(given, services)));
  }

  private static PersisterClassResolver resolved(
      @Nullable Object given, StandardServiceRegistryBuilder services) {
    return given == null
        ? new StandardPersisterClassResolver()
        : services
            .getBootstrapServiceRegistry()
            .requireService(StrategySelector.class)
            .resolveStrategy(PersisterClassResolver.class, given);
  }

  @Override
  public Class<? extends EntityPersister> getEntityPersisterClass(PersistentClass entity) {
    var persister = others.getEntityPersisterClass(entity);
    return HiddenRows.areHidden(entity) ? hiding(persister) : RuledPersisters.of(entity, persister);
  }

  @Override
  public Class<? extends CollectionPersister> getCollectionPersisterClass(Collection collection) {
    if (!HiddenRows.areHidden(collection)) {
      return others.getCollectionPersisterClass(collection);
    }
    return collection.isOneToMany() ? HidingOneToMany.class : HidingJoinTable.class;
  }

  private static Class<? extends EntityPersister> hiding(Class<? extends EntityPersister> type) {
    if (type == SingleTableEntityPersister.class) {
      return HidingSingleTable.class;
    }
    if (type == JoinedSubclassEntityPersister.class) {
      return HidingJoinedTables.class;
    }
    if (type == UnionSubclassEntityPersister.class) {
      return HidingTablePerClass.class;
    }
    throw new IllegalStateException("No deleted rows can be hidden by " + type.getName());
  }
}
