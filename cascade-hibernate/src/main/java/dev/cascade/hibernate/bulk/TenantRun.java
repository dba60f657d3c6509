package dev.cascade.hibernate.bulk;

import dev.cascade.hibernate.internal.TenantAttribute;
import dev.cascade.hibernate.refusal.DeleteRefusedException;
import dev.cascade.hibernate.tenant.TenantDeparture;
import dev.cascade.model.DomainModel;
import dev.cascade.model.EntityType;
import dev.cascade.model.Relationship;
import dev.cascade.plan.Refusal;
import dev.cascade.plan.TypeOrder;
import java.util.List;
import java.util.Optional;
import org.hibernate.event.spi.EventSource;
import org.hibernate.exception.ConstraintViolationException;

/**
 * Deletes all rows of one tenant, type by type, children first.
 *
 * <p>Nothing needs to be remembered: called again, it goes on with the rows that are left.
 */
final class TenantRun {

  private static final int PASSES = 10;

  private final BulkEngine engine;
  private final BatchOptions options;
  private final BulkDeletion deletion;
  private final Object tenant;
  private final DomainModel model;
  private final TenantChunks chunks;

  TenantRun(BulkEngine engine, BatchOptions options, BulkDeletion deletion, Object tenant) {
    this.engine = engine;
    this.options = options;
    this.deletion = deletion;
    this.tenant = tenant;
    this.model = engine.planner().model();
    this.chunks = new TenantChunks(deletion, options);
  }

  void delete() {
    var order = deletion.transactions().in(this::checked);
    var types = order.rings().stream().flatMap(List::stream).filter(this::isTable).toList();
    types.stream()
        .flatMap(each -> model.withSubtypes(each).stream())
        .forEach(each -> deletion.type(each.name()));
    if (!options.listeners.isEmpty()) {
      types.forEach(
          each -> deletion.pace().estimate(deletion.transactions().in(rows(each)::count)));
    }
    for (var pass = 1; ; pass++) {
      try {
        all(order, types);
        if (isDone(types, pass)) {
          return;
        }
      } catch (ConstraintViolationException meanwhile) {
        if (pass == PASSES || options.refuseNewcomers || !RootRun.isFromDatabase(meanwhile)) {
          throw meanwhile;
        }
      }
    }
  }

  private TypeOrder checked(EventSource session) {
    return new DepartureChecks(engine.planner(), SessionFilters.of(session), this::rows)
        .check(session, new TenantDeparture(session, model, tenant));
  }

  private void all(TypeOrder order, List<String> types) {
    var forms = new DepartureForms(engine.planner(), engine.sessions(), types);
    order.openers().forEach(this::release);
    types.forEach(each -> forms.keysWithin(each, true).forEach(this::release));
    forms
        .linksToEmpty()
        .forEach((role, side) -> chunks.unlink(rows(side.entity()), role, side.attribute()));
    types.forEach(each -> delete(forms, each));
  }

  private void release(Relationship key) {
    chunks.release(rows(key.entity()), key.attribute());
  }

  private void delete(DepartureForms forms, String entity) {
    var rows = rows(entity);
    var bound = forms.keysWithin(entity, false).stream().map(Relationship::attribute).toList();
    var simple = simple(entity);
    if (!forms.isByStatement(entity)) {
      chunks.remove(rows);
    } else if (!bound.isEmpty()) {
      if (!chunks.deleteLeaves(rows, bound)) {
        throw circle(forms.keysWithin(entity, false).get(0));
      }
    } else if (simple.isPresent()) {
      chunks.delete(rows, simple.get());
    } else {
      chunks.delete(rows);
    }
    chunks.stopIfLocked(rows);
  }

  private static DeleteRefusedException circle(Relationship key) {
    return new DeleteRefusedException(
        List.of(
            new Refusal(
                key.targetName(),
                List.of(),
                key.path(),
                key.entityName(),
                null,
                List.of(),
                "they refer to each other in a circle, and %s may not be NULL"
                    .formatted(key.foreignKey().path()))));
  }

  private Optional<SimpleDelete> simple(String entity) {
    return deletion
        .forms()
        .ofTenant(engine.sessions().getMappingMetamodel().getEntityDescriptor(entity));
  }

  // Rows that came when their type was done.
  private boolean isDone(List<String> types, int pass) {
    for (var each : types) {
      var left = deletion.transactions().in(rows(each)::count);
      if (left > 0 && options.refuseNewcomers) {
        throw NewcomersRefusedException.ofTenant(EntityType.simpleName(each), left);
      }
      if (left > 0 && pass == PASSES) {
        throw new IllegalStateException(
            "%d rows of %s are there again, or still. Stop what inserts them, and call it again."
                .formatted(left, EntityType.simpleName(each)));
      }
      if (left > 0) {
        return false;
      }
    }
    return true;
  }

  private TenantRows rows(String entity) {
    var type = engine.sessions().getMappingMetamodel().getEntityDescriptor(entity);
    var path = TenantAttribute.of(type).orElseThrow().path();
    return new TenantRows(type, tenant, "c.%s = :tenant".formatted(path));
  }

  // A type that is a query has no rows of its own.
  private boolean isTable(String entity) {
    var type = engine.sessions().getMappingMetamodel().getEntityDescriptor(entity);
    return !type.getIdentifierTableDetails().getTableName().contains(" ");
  }
}
