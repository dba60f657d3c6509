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
   * Lets the parent of a new child hold it.
   *
   * @return whether the parent held another one, which has to be dealt with before the insert
   */
  public boolean takesPlace(Object child, EntityPersister persister, EventSource session) {
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
        result |= parent != null && takesPlace(child, key, parent, entities);
      }
    }
    return result;
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
