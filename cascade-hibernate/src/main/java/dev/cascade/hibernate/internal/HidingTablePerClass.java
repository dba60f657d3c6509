package dev.cascade.hibernate.internal;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hibernate.Filter;
import org.hibernate.LockMode;
import org.hibernate.cache.spi.access.EntityDataAccess;
import org.hibernate.cache.spi.access.NaturalIdDataAccess;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.loader.ast.spi.MultiIdLoadOptions;
import org.hibernate.loader.ast.spi.MultiNaturalIdLoader;
import org.hibernate.loader.ast.spi.NaturalIdLoader;
import org.hibernate.loader.ast.spi.SingleUniqueKeyEntityLoader;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.metamodel.spi.RuntimeModelCreationContext;
import org.hibernate.persister.entity.UnionSubclassEntityPersister;
import org.hibernate.persister.entity.mutation.DeleteCoordinator;
import org.hibernate.sql.ast.spi.SqlAstCreationState;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableGroupJoin;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.jspecify.annotations.Nullable;

/** Hides the deleted rows of a type whose hierarchy has a table for each class. */
public final class HidingTablePerClass extends UnionSubclassEntityPersister implements HidesRows {

  private static final long serialVersionUID = 1L;

  private final String deletedAt;
  private final transient EntityRestriction restriction;
  private final transient InverseLoaders inverses;
  private final transient MarkingDeletes.Once marking = new MarkingDeletes.Once(this);

  /** As Hibernate calls it. */
  public HidingTablePerClass(
      PersistentClass entity,
      @Nullable EntityDataAccess cache,
      @Nullable NaturalIdDataAccess naturalIds,
      RuntimeModelCreationContext context) {
    super(entity, SessionsCache.of(cache), naturalIds, context);
    deletedAt = HiddenRows.deletedAt(entity, context.getDialect());
    restriction = new EntityRestriction(HiddenRows.live(context.getSessionFactory()));
    inverses = new InverseLoaders(this);
  }

  @Override
  public boolean isDeleted(Object instance) {
    return getValue(instance, getPropertyIndex(deletedAt)) != null;
  }

  @Override
  public String deletedAtColumn() {
    return getPropertyColumnNames(deletedAt)[0];
  }

  /** True, so that joins over to-one attributes ask for the restrictions. */
  @Override
  public boolean hasFilterForLoadByKey() {
    return true;
  }

  @Override
  public void applyFilterRestrictions(
      Consumer<Predicate> predicates,
      TableGroup tables,
      boolean useQualifier,
      Map<String, Filter> enabled,
      boolean onlyForLoadByKey,
      SqlAstCreationState state) {
    var filters = restriction.filters(tables, enabled, super.hasFilterForLoadByKey());
    super.applyFilterRestrictions(
        predicates,
        tables,
        useQualifier,
        filters,
        onlyForLoadByKey && !restriction.isForced(tables, enabled),
        state);
  }

  @Override
  public void hideJoined(
      TableGroupJoin join, Map<String, Filter> enabled, SqlAstCreationState state) {
    super.applyFilterRestrictions(
        join::applyPredicate, join.getJoinedGroup(), true, restriction.ours(enabled), false, state);
  }

  @Override
  public List<?> multiLoad(
      Object[] ids, SharedSessionContractImplementor session, MultiIdLoadOptions options) {
    return VisibleRows.of(super.multiLoad(ids, session, options), session, options);
  }

  @Override
  public @Nullable Object load(
      Object id,
      @Nullable Object instance,
      LockMode lock,
      SharedSessionContractImplementor session) {
    return VisibleRows.got(super.load(id, instance, lock, session), session);
  }

  @Override
  public NaturalIdLoader<?> getNaturalIdLoader() {
    return new VisibleNaturalIds<>(super.getNaturalIdLoader());
  }

  @Override
  public MultiNaturalIdLoader<?> getMultiNaturalIdLoader() {
    return new VisibleByNaturalIds<>(super.getMultiNaturalIdLoader());
  }

  @Override
  protected SingleUniqueKeyEntityLoader<?> getUniqueKeyLoader(
      String attribute, SharedSessionContractImplementor session) {
    return inverses
        .loader(attribute, session)
        .orElseGet(() -> super.getUniqueKeyLoader(attribute, session));
  }

  @Override
  public DeleteCoordinator getDeleteCoordinator() {
    return marking.get(super.getDeleteCoordinator());
  }
}
