package dev.cascade.hibernate.internal;

import java.util.Collection;
import org.hibernate.action.internal.BulkOperationCleanupAction;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Entries of second-level, collection and query caches whose rows change without Hibernate's
 * knowing. Its cleanup after bulk statements is the one thing that reaches all three.
 */
public final class CachedRows {

  private CachedRows() {}

  /** Drops the entries of those types, and of collections of them, now and after the commit. */
  public static void drop(EventSource session, Collection<String> types) {
    var options = session.getFactory().getSessionFactoryOptions();
    if (!types.isEmpty()
        && (options.isSecondLevelCacheEnabled() || options.isQueryCacheEnabled())) {
      var model = session.getFactory().getMappingMetamodel();
      BulkOperationCleanupAction.schedule(
          session, types.stream().map(model::getEntityDescriptor).toArray(EntityPersister[]::new));
    }
  }
}
