package dev.cascade.hibernate.tenant;

import dev.cascade.hibernate.internal.TenantAttribute;
import dev.cascade.hibernate.internal.TenantFilter;
import dev.cascade.model.DomainModel;
import dev.cascade.model.EntityType;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.plan.DeletionPlanner;
import dev.cascade.plan.Refusal;
import dev.cascade.plan.TypeOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.event.spi.EventSource;

/**
 * What must be known before all rows of one tenant are deleted: the order of the types, and rows of
 * others that refer to what would go.
 */
public final class TenantDeparture {

  private final EventSource session;
  private final DomainModel model;
  private final Object tenant;

  /**
   * Of a tenant.
   *
   * @param session one of that tenant or one that sees all, as of the root tenant
   * @throws IllegalArgumentException if it is that of another tenant
   */
  public TenantDeparture(EventSource session, DomainModel model, Object tenant) {
    var seen = TenantFilter.tenant(session);
    if (seen != null
        && !session.getFactory().getTenantIdentifierJavaType().areEqual(seen, tenant)) {
      throw new IllegalArgumentException(
          "A session of one tenant cannot delete the rows of another. Open one of that tenant, or of the root tenant.");
    }
    this.session = session;
    this.model = model;
    this.tenant = tenant;
  }

  /** The types whose rows belong to tenants, in the order in which their rows can go. */
  public TypeOrder types() {
    return TypeOrder.childrenFirst(
        model,
        model.entities().stream()
            .map(EntityType::name)
            .filter(each -> attribute(each).isPresent())
            .toList());
  }

  /** HQL for rows of the tenant, with {@code :tenant} for it. */
  public String condition(String alias, String entity) {
    return "%s.%s = :tenant".formatted(alias, attribute(entity).orElseThrow().path());
  }

  /**
   * Rows of other tenants that refer to rows of this one, over any relationship.
   *
   * @return one for each relationship over which there are any
   */
  public List<Refusal> refusals() {
    var view = TenantView.as(tenant, session);
    var refusals = new ArrayList<Refusal>();
    model.relationships().stream()
        .filter(side -> SharedReferrers.isLookedAt(side, model))
        .filter(side -> view.isAware(side.entity()) && view.isAware(side.target()))
        .map(side -> Crossing.over(side, side.keyHolder() == KeyHolder.THIS))
        .forEach(way -> view.refusal(way).ifPresent(refusals::add));
    return refusals;
  }

  /**
   * As {@link #refusals()}, and of rows that are reached over rows of nobody.
   *
   * @param planner by whose plans these would go
   */
  public List<Refusal> refusals(DeletionPlanner planner) {
    var refusals = new ArrayList<>(refusals());
    refusals.addAll(new SharedReferrers(session, planner, tenant).ofOthers());
    return refusals;
  }

  /**
   * Rows that belong to no tenant and refuse: they refer to rows of this one, and no rule deletes
   * or releases them; or they refuse what such a rule would delete.
   *
   * @return one for each relationship over which there are any
   */
  public List<Refusal> sharedRefusals(DeletionPlanner planner) {
    return new SharedReferrers(session, planner, tenant).refusals();
  }

  /** Whether rows of a type belong to tenants. */
  public boolean isAware(String entity) {
    return attribute(entity).isPresent();
  }

  private Optional<TenantAttribute> attribute(String entity) {
    return TenantAttribute.of(
        session.getFactory().getMappingMetamodel().getEntityDescriptor(entity));
  }
}
