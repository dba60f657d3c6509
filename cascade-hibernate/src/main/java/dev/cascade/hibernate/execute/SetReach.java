package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.plan.DeletionStep;

/** Tells which children in the session need no delete of their own. */
public final class SetReach {

  private SetReach() {}

  /**
   * Whether a statement for a set of rows, or the database, deletes the row of a removed object's
   * child. Not where a version is to be checked: that takes a statement of its own.
   *
   * @param key the child's reference to its parent
   */
  public static boolean covers(
      SessionEntity parent, SessionEntity child, Association key, SessionEntities entities) {
    return child.isStored()
        && !child.persister().isVersioned()
        && (parent.isLeftToDatabase() || isLeftAsSet(parent, key))
        && entities.resolve(key.loadedValue(child.entry())) == parent.instance();
  }

  private static boolean isLeftAsSet(SessionEntity parent, Association key) {
    return parent.leftAsSet(DeletionStep.class).stream()
        .anyMatch(step -> step.relationship().equals(key.opposite()));
  }
}
