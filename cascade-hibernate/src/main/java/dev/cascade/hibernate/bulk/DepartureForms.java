package dev.cascade.hibernate.bulk;

import dev.cascade.hibernate.execute.NeededInstances;
import dev.cascade.hibernate.internal.TenantAttribute;
import dev.cascade.model.DomainModel;
import dev.cascade.model.Relationship;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.plan.DeletionPlanner;
import dev.cascade.plan.DeletionStep;
import dev.cascade.plan.DeletionStep.Action;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.persister.collection.CollectionPersister;

/**
 * How the rows of a tenant can go, where all of them do: what hangs on them is gone already, or
 * goes later.
 *
 * @param types in their order, children first
 */
record DepartureForms(
    DeletionPlanner planner, SessionFactoryImplementor sessions, List<String> types) {

  /**
   * Whether a statement does all: no callback wants to see the objects, and no rule reaches rows of
   * nobody.
   */
  boolean isByStatement(String entity) {
    var needs = new NeededInstances(sessions, model());
    return model().withSubtypes(entity).stream()
        .allMatch(
            each ->
                needs.ofEntity(each.name()).isEmpty()
                    && planner.stepsFrom(each.name()).stream().allMatch(this::isMoot));
  }

  private boolean isMoot(DeletionStep step) {
    var side = step.relationship();
    if (side.keyHolder() == KeyHolder.JOIN_TABLE && side.owning() && !step.isSeenFromTarget()) {
      return step.action() == Action.UNLINK || isAware(step.farEntity());
    }
    return isAware(step.farEntity()) && !isOneSidedWithin(side);
  }

  // Only the object that has the collection can take the key back.
  private boolean isOneSidedWithin(Relationship side) {
    return side.keyHolder() == KeyHolder.TARGET
        && model().oppositeOf(side).isEmpty()
        && types.stream().anyMatch(each -> isOf(side.entity(), each) && isOf(side.target(), each));
  }

  /** Keys by which rows of a type refer to each other, those that may be NULL or the others. */
  List<Relationship> keysWithin(String entity, boolean areNullable) {
    return model().relationships().stream()
        .filter(side -> side.keyHolder() == KeyHolder.THIS)
        .filter(side -> isOf(side.entity(), entity) && isOf(side.target(), entity))
        .filter(side -> side.foreignKey().nullable() == areNullable)
        .toList();
  }

  /** Collections whose join rows refer to rows that go before those that own them, or with them. */
  Map<CollectionPersister, Relationship> linksToEmpty() {
    var links = new LinkedHashMap<CollectionPersister, Relationship>();
    model().relationships().stream()
        .filter(side -> side.keyHolder() == KeyHolder.JOIN_TABLE && side.owning())
        .filter(side -> isAware(side.entity()) && isAware(side.target()))
        .filter(side -> place(side.target()) <= place(side.entity()))
        .forEach(
            side -> {
              var role =
                  sessions
                      .getMappingMetamodel()
                      .findCollectionDescriptor(side.entity() + "." + side.attribute());
              if (role != null) {
                links.putIfAbsent(role, side);
              }
            });
    return links;
  }

  private int place(String entity) {
    for (var i = 0; i < types.size(); i++) {
      if (isOf(entity, types.get(i))) {
        return i;
      }
    }
    return types.size();
  }

  private boolean isOf(String entity, String type) {
    return model().isA(entity, type);
  }

  private boolean isAware(String entity) {
    return TenantAttribute.of(sessions.getMappingMetamodel().getEntityDescriptor(entity))
        .isPresent();
  }

  private DomainModel model() {
    return planner.model();
  }
}
