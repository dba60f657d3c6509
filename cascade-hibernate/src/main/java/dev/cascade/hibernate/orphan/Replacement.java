package dev.cascade.hibernate.orphan;

import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.model.Relationship.Kind;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;

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
   * Lets the parent of a new child hold it, where it does or will do so by itself.
   *
   * @param isMerge whether the child is the copy of a detached one
   * @return whether the parent held another one, which has to be dealt with before the insert
   */
  public boolean takesPlace(
      Object child, EntityPersister persister, EventSource session, boolean isMerge) {
    if (!persister.isIdentifierAssignedByInsert()) {
      return false;
    }
    var entities = SessionEntities.of(session);
    var result = false;
    for (var key : associations.of(persister)) {
      if (key.relationship().keyHolder() == KeyHolder.THIS
          && key.relationship().kind() == Kind.ONE_TO_ONE
          && key.oppositeRule() != null) {
        var parent = entities.find(key.value(child));
        result |=
            parent != null
                && isHeld(child, key, parent, entities, isMerge)
                && takesPlace(child, key, parent, entities);
      }
    }
    return result;
  }

  // A merge saves the child before it copies the parent, which will hold it.
  private boolean isHeld(
      Object child,
      Association key,
      SessionEntity parent,
      SessionEntities entities,
      boolean isMerge) {
    var side = associations.opposite(key, parent.persister());
    return isMerge || (side != null && entities.resolve(side.value(parent.instance())) == child);
  }

  private boolean takesPlace(
      Object child, Association key, SessionEntity parent, SessionEntities entities) {
    var side = associations.opposite(key, parent.persister());
    if (side == null || !parent.isLive() || !parent.isStored()) {
      return false;
    }
    var held = side.fetch(parent.instance(), entities.session());
    if (entities.resolve(held) != child) {
      side.set(parent.instance(), child, entities.session());
    }
    var before = entities.find(side.loadedValue(parent.entry()));
    return side.isUnknown(parent.entry())
        || (before != null && before.isLive() && before.instance() != child);
  }
}
