package dev.cascade.hibernate.orphan;

import dev.cascade.CascadeOption;
import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.model.Relationship.KeyHolder;
import org.hibernate.Hibernate;
import org.hibernate.proxy.HibernateProxy;
import org.jspecify.annotations.Nullable;

/**
 * Children that were detached while their parents were not: let go by these, their rows are
 * orphans, though the session has no record of them.
 */
public record DetachedChildren(SessionEntities entities, Associations associations) {

  /** Keeps in mind, just before an object is detached, of which parents it is a child. */
  public void note(Object detached) {
    var child = entities.find(detached);
    if (child != null && child.isLive() && child.isStored()) {
      for (var key : associations.of(child.persister())) {
        var rule = key.oppositeRule();
        if (rule != null
            && rule.has(CascadeOption.DELETE_ORPHAN)
            && key.relationship().keyHolder() == KeyHolder.THIS) {
          note(child, key, entities.find(key.loadedValue(child.entry())));
        }
      }
    }
  }

  private void note(SessionEntity child, Association key, @Nullable SessionEntity parent) {
    if (parent != null && parent.isLive() && mayHold(parent, key)) {
      parent.addDetached(child.instance());
    }
  }

  // A parent that has not loaded its children does not keep those alive that a job detaches one by
  // one to save memory; nor can it let them go.
  private boolean mayHold(SessionEntity parent, Association key) {
    var side = associations.opposite(key, parent.persister());
    var held = side == null ? null : side.value(parent.instance());
    return held != null && Hibernate.isInitialized(held);
  }

  /**
   * Loads the row of one that was let go, to be judged like any other.
   *
   * @return whether the session has it now; false if it was not detached, if its row is gone, or if
   *     it names another parent
   */
  boolean load(Handover handover, Object child) {
    var side = handover.association();
    if (!side.has(CascadeOption.DELETE_ORPHAN)
        || !(isOwning(side) || handover.owner().hasDetached(child))
        || namesAnother(handover, child)) {
      return false;
    }
    var loaded = load(child);
    entities.lookAgain();
    return loaded != null;
  }

  private @Nullable Object load(Object child) {
    var session = entities.session();
    var proxy = HibernateProxy.extractLazyInitializer(child);
    if (proxy != null) {
      return session.internalLoad(proxy.getEntityName(), proxy.getInternalIdentifier(), true, true);
    }
    var persister = session.getEntityPersister(null, child);
    var id = persister.getIdentifier(child, session);
    return id == null ? null : session.internalLoad(persister.getEntityName(), id, true, true);
  }

  // The row of the owner refers to it, so that it cannot be gone.
  private static boolean isOwning(Association side) {
    return side.relationship().keyHolder() == KeyHolder.THIS;
  }

  private boolean namesAnother(Handover handover, Object child) {
    if (!Hibernate.isInitialized(child)) {
      return false;
    }
    var key =
        associations.opposite(
            handover.association(), entities.session().getEntityPersister(null, child));
    var named = key == null ? null : entities.resolveRow(key.value(child));
    return named != null
        && !handover.association().relationship().owning()
        && named != handover.owner().instance();
  }
}
