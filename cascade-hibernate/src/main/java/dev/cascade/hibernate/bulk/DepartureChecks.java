package dev.cascade.hibernate.bulk;

import dev.cascade.hibernate.internal.Visibility;
import dev.cascade.hibernate.refusal.CrossTenantReferenceException;
import dev.cascade.hibernate.refusal.DeleteRefusedException;
import dev.cascade.hibernate.tenant.TenantDeparture;
import dev.cascade.model.EntityType;
import dev.cascade.plan.DeletionPlanner;
import dev.cascade.plan.Refusal;
import dev.cascade.plan.TypeOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;

/** Looks, before the first row of a tenant goes, whether all can. */
record DepartureChecks(
    DeletionPlanner planner, SessionFilters filters, Function<String, TenantRows> rows) {

  /**
   * The order in which they can.
   *
   * @throws UnsupportedOperationException if rows cannot be deleted so
   * @throws DeleteRefusedException if rows of others refer to them, or types are retained
   */
  TypeOrder check(EventSource session, TenantDeparture departure) {
    var order = departure.types();
    var all = planner.model().entities().stream().map(EntityType::name).toList();
    return Visibility.ofRows(
        false,
        all,
        session,
        () -> {
          all.stream().filter(departure::isAware).forEach(each -> checkType(session, each));
          order.rings().forEach(each -> checkRing(session, each));
          checkReferrers(departure);
          return order;
        });
  }

  private void checkType(EventSource session, String entity) {
    var type = planner.model().entity(entity);
    var persister = rows.apply(entity).type();
    if (type.keepsRows() || persister.getSoftDeleteMapping() != null) {
      throw cannot(persister, "its rows stay when they are deleted");
    }
    if (filters.hasOthers() || hidesRows(persister)) {
      throw cannot(persister, "a restriction or a filter hides rows of it");
    }
    if (type.retained() && rows.apply(entity).any(session)) {
      throw new DeleteRefusedException(List.of(retained(session, type)));
    }
  }

  private static boolean hidesRows(EntityPersister persister) {
    return persister.hasWhereRestrictions();
  }

  private Refusal retained(EventSource session, EntityType type) {
    var name = type.simpleName();
    var number = rows.apply(type.name()).count(session);
    return new Refusal("Tenant", List.of(), name, name, number, List.of(), name + " is @Retained");
  }

  // Rows of one type go in any order; two that need each other do not.
  private void checkRing(EventSource session, List<String> ring) {
    if (ring.size() > 1) {
      var filled = ring.stream().filter(each -> rows.apply(each).any(session)).toList();
      if (filled.size() > 1) {
        throw new UnsupportedOperationException(
            "%s refer to each other by keys that may not be NULL, so no order of statements deletes their rows. Let one of the keys be NULL, or remove those rows by an entity manager first."
                .formatted(
                    String.join(" and ", filled.stream().map(EntityType::simpleName).toList())));
      }
    }
  }

  private void checkReferrers(TenantDeparture departure) {
    var ofOthers = departure.refusals(planner);
    if (!ofOthers.isEmpty()) {
      throw new CrossTenantReferenceException(new ArrayList<>(ofOthers));
    }
    var shared = departure.sharedRefusals(planner);
    if (!shared.isEmpty()) {
      throw new DeleteRefusedException(shared);
    }
  }

  private static UnsupportedOperationException cannot(EntityPersister type, String why) {
    return new UnsupportedOperationException(
        "The rows of a tenant cannot be deleted: %s is one of its types, and %s. Delete them by SQL first, or take the mapping away for the time."
            .formatted(EntityType.simpleName(type.getEntityName()), why));
  }
}
