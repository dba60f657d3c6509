package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.plan.DeletionStep;
import java.util.List;

/**
 * Children in the session that the removal of their parent removed, though the parent's collection
 * is not loaded. Nothing leads to them when the removal is taken back.
 */
public final class ForgottenChildren {

  private ForgottenChildren() {}

  /** Of an object; empty if it is not removed, or its collections are loaded. */
  public static List<Object> of(
      Object parent, SessionEntities entities, Associations associations) {
    var removed = entities.find(parent);
    if (removed == null || !removed.isToBeDeleted()) {
      return List.of();
    }
    var steps = removed.leftAsSet(DeletionStep.class);
    return steps.isEmpty()
        ? List.of()
        : entities.all().stream()
            .filter(SessionEntity::isToBeDeleted)
            .filter(
                each ->
                    steps.stream()
                        .anyMatch(step -> refersTo(each, removed, step, entities, associations)))
            .map(SessionEntity::instance)
            .toList();
  }

  private static boolean refersTo(
      SessionEntity child,
      SessionEntity parent,
      DeletionStep step,
      SessionEntities entities,
      Associations associations) {
    var side = associations.find(parent.persister(), step.relationship());
    var key = side == null ? null : associations.opposite(side, child.persister());
    return key != null
        && key.isFetched(child.instance())
        && entities.resolve(key.value(child.instance())) == parent.instance();
  }
}
