package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.refusal.CrossTenantReferenceException;
import dev.cascade.hibernate.tenant.TenantView;
import dev.cascade.plan.DeletionPlanner;
import java.util.Collection;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Looks, before any row goes, whether rows of other tenants hang below rows that are not loaded; in
 * a session that has nothing of them.
 */
public final class TenantsBelow {

  private final DeletionPlanner planner;

  /** By those plans. */
  public TenantsBelow(DeletionPlanner planner) {
    this.planner = planner;
  }

  /**
   * Below rows of exactly that type, on each level; nothing in a session that sees all tenants.
   *
   * @param isMarked whether they would only be marked as deleted
   * @throws CrossTenantReferenceException if there are any; it tells all relationships
   */
  public void check(
      EventSource session, EntityPersister type, Collection<Object> ids, boolean isMarked) {
    TenantView.of(session).ifPresent(view -> check(view, session, type, ids, isMarked));
  }

  private void check(
      TenantView view,
      EventSource session,
      EntityPersister type,
      Collection<Object> ids,
      boolean isMarked) {
    var entities = SessionEntities.of(session);
    var group = SetGroup.ofUnloaded(entities, type, ids, isMarked);
    var rows = new CrossingRows(entities, planner, view);
    var refusals =
        planner.stepsFrom(type.getEntityName()).stream()
            .flatMap(step -> rows.below(step, group))
            .distinct()
            .toList();
    if (!refusals.isEmpty()) {
      throw new CrossTenantReferenceException(refusals);
    }
  }
}
