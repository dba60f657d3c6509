package dev.cascade.hibernate.internal;

import java.util.Collection;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.jdbc.mutation.internal.MutationQueryOptions;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.collection.AbstractCollectionPersister;
import org.hibernate.persister.collection.mutation.CollectionMutationTarget;
import org.hibernate.persister.collection.mutation.RemoveCoordinator;
import org.hibernate.sql.model.ast.MutatingTableReference;
import org.hibernate.sql.model.ast.RestrictedTableMutation;
import org.hibernate.sql.model.internal.TableDeleteStandard;
import org.hibernate.sql.model.internal.TableUpdateStandard;
import org.hibernate.sql.model.jdbc.JdbcMutationOperation;

/**
 * Removes from a collection's table what its user could see: the rows of hidden elements stay, or a
 * restored element would not be there again.
 */
final class VisibleElements {

  private final AbstractCollectionPersister collection;
  private final RemoveCoordinator removal;

  <C extends AbstractCollectionPersister & CollectionMutationTarget> VisibleElements(C collection) {
    this.collection = collection;
    removal = AllRowsRemoval.by(this::operation, collection);
  }

  /** Whether all rows are to be removed: the session shows all, or the owner is removed. */
  boolean goWithAll(Object key, SharedSessionContractImplementor session) {
    if (areAllShown(session)) {
      return true;
    }
    var context = session.getPersistenceContextInternal();
    var owner = context.getCollectionOwner(key, collection);
    var entry = owner == null ? null : context.getEntry(owner);
    return entry != null && entry.getStatus().isDeletedOrGone();
  }

  /** Whether a session shows all elements, and no filter of others hides any. */
  boolean areAllShown(SharedSessionContractImplementor session) {
    return Visibility.of(session) == Visibility.ALL
        && session.getLoadQueryInfluencers().getEnabledFilterNames().size() == 1;
  }

  /**
   * Whether an element of a collection that was changed is hidden, so that its row is still there.
   */
  boolean wasLeft(
      Object element, PersistentCollection<?> content, SharedSessionContractImplementor session) {
    return content.getStoredSnapshot() instanceof Collection<?> stored
        && !VisibleRows.shows(session, element)
        && stored.stream().anyMatch(each -> each == element);
  }

  void remove(Object key, SharedSessionContractImplementor session) {
    removal.deleteAllRows(key, session);
  }

  private JdbcMutationOperation operation(MutatingTableReference table) {
    return collection
        .getFactory()
        .getJdbcServices()
        .getJdbcEnvironment()
        .getSqlAstTranslatorFactory()
        .buildModelMutationTranslator(visible(table), collection.getFactory())
        .translate(null, MutationQueryOptions.INSTANCE);
  }

  private RestrictedTableMutation<JdbcMutationOperation> visible(MutatingTableReference table) {
    var condition =
        new ElementRows(collection).condition(collection.getTableName(), Visibility.LIVE);
    return restricted(collection.generateDeleteAllAst(table), condition);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private RestrictedTableMutation<JdbcMutationOperation> restricted(
      RestrictedTableMutation<JdbcMutationOperation> all, String condition) {
    // Through the raw type: to the compiler a delete is no mutation by that operation.
    RestrictedTableMutation mutation = all;
    if (mutation instanceof TableUpdateStandard update) {
      return new TableUpdateStandard(
          update.getMutatingTable(),
          update.getMutationTarget(),
          update.getMutationComment(),
          update.getValueBindings(),
          update.getKeyBindings(),
          update.getOptimisticLockBindings(),
          update.getParameters(),
          and(update.getWhereFragment(), condition),
          update.getExpectation());
    }
    var delete = (TableDeleteStandard) mutation;
    mutation =
        new TableDeleteStandard(
            delete.getMutatingTable(),
            delete.getMutationTarget(),
            delete.getMutationComment(),
            delete.getKeyBindings(),
            delete.getOptimisticLockBindings(),
            delete.getParameters(),
            and(delete.getWhereFragment(), condition));
    return mutation;
  }

  private static String and(String restriction, String condition) {
    return restriction == null ? condition : restriction + " and " + condition;
  }
}
