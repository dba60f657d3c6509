package dev.cascade.hibernate.internal;

import org.hibernate.cache.spi.access.EntityDataAccess;
import org.hibernate.cache.spi.access.NaturalIdDataAccess;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.metamodel.spi.RuntimeModelCreationContext;
import org.hibernate.persister.entity.UnionSubclassEntityPersister;
import org.hibernate.persister.entity.mutation.DeleteCoordinator;
import org.jspecify.annotations.Nullable;

/** A type whose hierarchy has a table a class: deletes of a stateless session follow the rules. */
public final class RuledTablePerClass extends UnionSubclassEntityPersister {

  private static final long serialVersionUID = 1L;

  private final transient StatelessDeletes deletes = new StatelessDeletes(this);

  /** As Hibernate calls it. */
  public RuledTablePerClass(
      PersistentClass entity,
      @Nullable EntityDataAccess cache,
      @Nullable NaturalIdDataAccess naturalIds,
      RuntimeModelCreationContext context) {
    super(entity, cache, naturalIds, context);
  }

  @Override
  public DeleteCoordinator getDeleteCoordinator() {
    return deletes.over(super.getDeleteCoordinator());
  }
}
