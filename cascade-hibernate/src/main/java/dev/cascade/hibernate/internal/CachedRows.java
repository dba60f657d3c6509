package dev.cascade.hibernate.internal;

import java.util.Collection;
import java.util.List;
import org.hibernate.action.internal.BulkOperationCleanupAction;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.engine.spi.TransactionCompletionCallbacks.AfterCompletionCallback;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Entries of second-level, collection and query caches whose rows change without Hibernate's
 * knowing.
 *
 * <p>Its cleanup after bulk statements reaches all three, but for a read-write region only after
 * the commit, and never the collections that the rows own.
 */
public final class CachedRows {

  private CachedRows() {}

  /** Drops the entries of those types, and of their collections, now and after the commit. */
  public static void drop(EventSource session, Collection<String> types) {
    var options = session.getFactory().getSessionFactoryOptions();
    if (!types.isEmpty()
        && (options.isSecondLevelCacheEnabled() || options.isQueryCacheEnabled())) {
      var model = session.getFactory().getMappingMetamodel();
      var persisters =
          types.stream().map(model::getEntityDescriptor).toArray(EntityPersister[]::new);
      BulkOperationCleanupAction.schedule(session, persisters);
      var dropped = List.of(persisters);
      evict(session.getFactory(), dropped);
      AfterCompletionCallback again = (success, ended) -> evictCollections(ended, dropped);
      session.getActionQueue().registerCallback(again);
    }
  }

  // Until the commit this session would find them.
  private static void evict(SessionFactoryImplementor sessions, List<EntityPersister> types) {
    types.forEach(each -> sessions.getCache().evictEntityData(each.getEntityName()));
    evictCollections(sessions, types);
  }

  // Another session may have read their rows again before they were gone for it.
  private static void evictCollections(
      SharedSessionContractImplementor session, List<EntityPersister> types) {
    evictCollections(session.getFactory(), types);
  }

  private static void evictCollections(
      SessionFactoryImplementor sessions, List<EntityPersister> types) {
    sessions
        .getMappingMetamodel()
        .forEachCollectionDescriptor(
            each -> {
              if (each.hasCache() && isOfAny(each, types)) {
                sessions.getCache().evictCollectionData(each.getRole());
              }
            });
  }

  private static boolean isOfAny(CollectionPersister role, List<EntityPersister> owners) {
    var owner = role.getOwnerEntityPersister();
    return owners.stream()
        .anyMatch(
            each ->
                each.isSubclassEntityName(owner.getEntityName())
                    || owner.isSubclassEntityName(each.getEntityName()));
  }
}
