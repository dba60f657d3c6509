package dev.cascade.hibernate.internal;

import java.util.Map;
import java.util.Set;
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

  /** As Hibernate calls it. */
  public HidingOneToMany(
      Collection collection,
      @Nullable CollectionDataAccess cache,
      RuntimeModelCreationContext context) {
    super(collection, cache, context);
    live = HiddenRows.live(context.getSessionFactory());
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
  public void applyBaseManyToManyRestrictions(
      Consumer<Predicate> predicates,
      TableGroup tables,
      boolean useQualifier,
      Map<String, Filter> enabled,
      @Nullable Set<String> treats,
      SqlAstCreationState state) {
    super.applyBaseManyToManyRestrictions(
        predicates, tables, useQualifier, Visibility.withLive(enabled, live), treats, state);
  }

  /**
   * True, as Hibernate asks it of a session: what is loaded may not be all there is. So nothing of
   * it is put in the cache, and an empty one is no reason to remove all rows.
   */
  @Override
  public boolean isAffectedByEnabledFilters(SharedSessionContractImplementor session) {
    return true;
  }
}
