package dev.cascade.hibernate.internal;

import java.util.Map;
import java.util.function.Consumer;
import org.hibernate.Filter;
import org.hibernate.cache.spi.access.CollectionDataAccess;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.mapping.Collection;
import org.hibernate.metamodel.spi.RuntimeModelCreationContext;
import org.hibernate.persister.collection.OneToManyPersister;
import org.hibernate.sql.ast.spi.SqlAstCreationState;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.jspecify.annotations.Nullable;

/** Hides deleted rows in collections whose elements hold the key. */
public final class HidingOneToMany extends OneToManyPersister {

  private final Filter live;
  private final VisibleElements visible;

  /** As Hibernate calls it. */
  public HidingOneToMany(
      Collection collection,
      @Nullable CollectionDataAccess ignoredCache,
      RuntimeModelCreationContext context) {
    // Without a cache: a row may be deleted that is in the cached collection of an owner.
    super(collection, null, context);
    live = HiddenRows.live(context.getSessionFactory());
    visible = new VisibleElements(this);
  }

  @Override
  public void applyFilterRestrictions(
      Consumer<Predicate> predicates,
      TableGroup tables,
      boolean useQualifier,
      Map<String, Filter> enabled,
      boolean onlyForLoadByKey,
      SqlAstCreationState state) {
    super.applyFilterRestrictions(
        predicates,
        tables,
        useQualifier,
        Visibility.withLive(enabled, live),
        onlyForLoadByKey,
        state);
  }

  @Override
  public void remove(Object key, SharedSessionContractImplementor session) {
    if (isInverse() || visible.goWithAll(key, session)) {
      super.remove(key, session);
    } else {
      visible.remove(key, session);
    }
  }

  @Override
  public boolean isAffectedByEnabledFilters(SharedSessionContractImplementor session) {
    return !visible.areAllShown(session) && super.isAffectedByEnabledFilters(session);
  }
}
