package dev.cascade.hibernate.internal;

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

/** Gives types with hidden rows a persister that hides them; all others have Hibernate's own. */
public final class HidingPersisters implements PersisterClassResolver {

  /** The setting that has Hibernate use it. */
  public static final String SETTING = PersisterClassResolverInitiator.IMPL_NAME;

  private static final long serialVersionUID = 1L;

  private final PersisterClassResolver standard = new StandardPersisterClassResolver();

  @Override
  public Class<? extends EntityPersister> getEntityPersisterClass(PersistentClass entity) {
    var persister = standard.getEntityPersisterClass(entity);
    return HiddenRows.areHidden(entity) ? hiding(persister) : persister;
  }

  @Override
  public Class<? extends CollectionPersister> getCollectionPersisterClass(Collection collection) {
    if (!HiddenRows.areHidden(collection)) {
      return standard.getCollectionPersisterClass(collection);
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
