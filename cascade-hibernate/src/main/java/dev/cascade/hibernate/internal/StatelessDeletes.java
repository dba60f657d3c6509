package dev.cascade.hibernate.internal;

import org.hibernate.StatelessSession;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.mutation.DeleteCoordinator;
import org.hibernate.sql.model.MutationOperationGroup;
import org.jspecify.annotations.Nullable;

/**
 * Deletes of a stateless session, which knows no event of a removal: handed over to the {@link
 * BulkDeleteListener}. Those of other sessions are what Hibernate's are. Safe for many threads.
 */
final class StatelessDeletes {

  private final EntityPersister persister;
  private volatile @Nullable Coordinator made;

  StatelessDeletes(EntityPersister persister) {
    this.persister = persister;
  }

  /** In the place of Hibernate's, which is not there before it is asked for. */
  DeleteCoordinator over(DeleteCoordinator standard) {
    var known = made;
    if (known == null) {
      known = new Coordinator(persister, standard);
      made = known;
    }
    return known;
  }

  private record Coordinator(EntityPersister persister, DeleteCoordinator standard)
      implements DeleteCoordinator {

    @Override
    public MutationOperationGroup getStaticMutationOperationGroup() {
      return standard.getStaticMutationOperationGroup();
    }

    @Override
    public void delete(
        @Nullable Object entity,
        Object id,
        @Nullable Object version,
        SharedSessionContractImplementor session) {
      if (!(session instanceof StatelessSession)
          || !BulkDeleteListener.hear(persister, id, version, session)) {
        standard.delete(entity, id, version, session);
      }
    }
  }
}
