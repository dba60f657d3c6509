package dev.cascade.hibernate.orphan;

import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.model.Relationship.Kind;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Notices, before a new child is inserted at once, that it takes the place of another one: the
 * insert that generates the identifier does not wait for the flush, in which the old child would go
 * first.
 */
public final class Replacement {

  private final Associations associations;

  /** By the rules of {@code associations}. */
  public Replacement(Associations associations) {
    this.associations = associations;
  }

  /**
   * Lets the parent to which a new child belongs hold it, if it held another one, and looks for one
   * that goes and has the same unique values.
   *
   * @param isMerge whether the child is the copy of a detached one, whose parent's side is not
   *     copied yet
   * @return whether there is another one, which has to be dealt with before the insert
   */
  public boolean takesPlace(
      Object child, EntityPersister persister, EventSource session, boolean isMerge) {
    if (!persister.isIdentifierAssignedByInsert()) {
      return false;
    }
    var entities = SessionEntities.of(session);
    var result = false;
    for (var key : associations.of(persister)) {
      if (isOneToOneKey(key)) {
        var parent = entities.find(key.value(child));
        result |= parent != null && takesPlace(child, key, parent, entities, isMerge);
      }
    }
    return result || new UniqueValues(associations, entities).areToBeFreedFor(child, persister);
  }

  /**
   * Whether the row of a removed one is in the way of an insert that a flush is about to send,
   * which let the delete wait.
   */
  public boolean needsWaiting(Object child, EntityPersister persister, EventSource session) {
    return persister.isIdentifierAssignedByInsert()
        && session.getActionQueue().numberOfDeletions() > 0
        && new UniqueValues(associations, SessionEntities.of(session))
            .areHeldByWaiting(child, persister);
  }

  /**
   * Just before a new child is saved, and what goes for it has been dealt with: its parent counts
   * as having held it, so that another new one that comes before the next flush replaces it.
   */
  public void noteHeld(Object child, EntityPersister persister, EventSource session) {
    var entities = SessionEntities.of(session);
    for (var key : associations.of(persister)) {
      var parent = isOneToOneKey(key) ? entities.find(key.value(child)) : null;
      var side = parent == null ? null : associations.opposite(key, parent.persister());
      if (parent != null
          && side != null
          && parent.isLive()
          && holds(parent, side, child, entities)) {
        side.acceptAsLoaded(parent.instance(), parent.entry());
      }
    }
  }

  private static boolean holds(
      SessionEntity parent, Association side, Object child, SessionEntities entities) {
    var before = entities.find(side.loadedValue(parent.entry()));
    return entities.resolve(side.value(parent.instance())) == child
        && !side.isUnknown(parent.entry())
        && (before == null || before.isDeleted());
  }

  private static boolean isOneToOneKey(Association key) {
    return key.relationship().keyHolder() == KeyHolder.THIS
        && key.relationship().kind() == Kind.ONE_TO_ONE
        && key.oppositeRule() != null;
  }

  private boolean takesPlace(
      Object child,
      Association key,
      SessionEntity parent,
      SessionEntities entities,
      boolean isMerge) {
    var side = associations.opposite(key, parent.persister());
    if (side == null || !parent.isLive() || !parent.isStored()) {
      return false;
    }
    var held = entities.resolve(side.fetch(parent.instance(), entities.session()));
    var isReplaced =
        side.isUnknown(parent.entry())
            || isAnother(held, child, entities)
            || isAnother(side.loadedValue(parent.entry()), child, entities);
    if (held != child && (isMerge || isReplaced)) {
      side.set(parent.instance(), child, entities.session());
    }
    return isReplaced;
  }

  // Removed already, its row still stands: its delete would come with the flush.
  private static boolean isAnother(@Nullable Object held, Object child, SessionEntities entities) {
    var found = entities.find(held);
    return found != null
        && found.instance() != child
        && found.isStored()
        && (found.isLive() || found.isToBeDeleted());
  }
}
