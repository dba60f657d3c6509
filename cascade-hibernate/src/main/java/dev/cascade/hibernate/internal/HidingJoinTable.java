package dev.cascade.hibernate.internal;

import java.util.Map;
import java.util.function.Consumer;
import org.hibernate.Filter;
import org.hibernate.cache.spi.access.CollectionDataAccess;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.mapping.Collection;
import org.hibernate.metamodel.spi.RuntimeModelCreationContext;
import org.hibernate.persister.collection.BasicCollectionPersister;
import org.hibernate.persister.internal.SqlFragmentPredicate;
import org.hibernate.sql.ast.spi.SqlAstCreationState;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableGroupJoin;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.jspecify.annotations.Nullable;

/** Hides deleted rows in collections that have a table of their own. */
public final class HidingJoinTable extends BasicCollectionPersister {

  private final ElementRows elements = new ElementRows(this);
  private final VisibleElements visible;

  /** As Hibernate calls it. */
  public HidingJoinTable(
      Collection collection,
      @Nullable CollectionDataAccess ignoredCache,
      RuntimeModelCreationContext context) {
    // Without a cache: a row may be deleted that is in the cached collection of an owner.
    super(collection, null, context);
    visible = new VisibleElements(this);
  }

  @Override
  public void applyFilterRestrictions(
      Consumer<Predicate> predicates,
      TableGroup tables,
      boolean useQualifier,
      Map<String, Filter> enabled,
      boolean onlyForLoadByKey,
      @Nullable SqlAstCreationState state) {
    super.applyFilterRestrictions(
        predicates, tables, useQualifier, enabled, onlyForLoadByKey, state);
    // Without a state the rows are deleted, with those of their owners.
    if (state != null) {
      hide(predicates, tables, enabled);
    }
  }

  /** Restricts a join to rows whose elements are shown. */
  void hideJoined(TableGroupJoin join, Map<String, Filter> enabled) {
    hide(join::applyPredicate, join.getJoinedGroup(), enabled);
  }

  private void hide(
      Consumer<Predicate> predicates, TableGroup tables, Map<String, Filter> enabled) {
    var visibility = Visibility.of(enabled);
    if (visibility != Visibility.ALL) {
      var alias = tables.getPrimaryTableReference().getIdentificationVariable();
      predicates.accept(
          new SqlFragmentPredicate(
              elements.condition(alias == null ? getTableName() : alias, visibility)));
    }
  }

  @Override
  public void remove(Object key, SharedSessionContractImplementor session) {
    if (isInverse() || visible.goWithAll(key, session)) {
      super.remove(key, session);
    } else {
      visible.remove(key, session);
    }
  }

  /** Rows that {@link #remove} has left are not inserted again. */
  @Override
  public void recreate(
      PersistentCollection<?> content, Object key, SharedSessionContractImplementor session) {
    getCreateEntryCoordinator()
        .insertRows(
            content,
            key,
            (entry, position, all, attribute) ->
                all.includeInRecreate(entry, position, all, attribute)
                    && !visible.wasLeft(entry, content, session),
            session);
  }

  @Override
  public boolean isAffectedByEnabledFilters(SharedSessionContractImplementor session) {
    return !visible.areAllShown(session) && super.isAffectedByEnabledFilters(session);
  }
}
