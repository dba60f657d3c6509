package dev.cascade.hibernate.internal;

import org.hibernate.cache.spi.access.EntityDataAccess;
import org.hibernate.cache.spi.access.NaturalIdDataAccess;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.metamodel.spi.RuntimeModelCreationContext;
import org.hibernate.persister.entity.SingleTableEntityPersister;
import org.hibernate.persister.entity.mutation.DeleteCoordinator;
import org.jspecify.annotations.Nullable;

/** A type whose hierarchy has one table: deletes of a stateless session follow the rules. */
public final class RuledSingleTable extends SingleTableEntityPersister {

  private static final long serialVersionUID = 1L;

  private final transient StatelessDeletes deletes = new StatelessDeletes(this);

  /** As Hibernate calls it. */
  public RuledSingleTable(
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
