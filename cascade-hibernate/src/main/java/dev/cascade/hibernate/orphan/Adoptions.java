package dev.cascade.hibernate.orphan;

import dev.cascade.CascadeOption;
import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.model.Relationship.KeyHolder;

/**
 * Who found another parent in this very flush.
 *
 * @param handovers all that changed hands in the session
 */
record Adoptions(SessionEntities entities, Associations associations, Handovers handovers) {

  /** Whether another parent took the child, over whichever relationship. */
  boolean isAdopted(SessionEntity child) {
    return handovers.isTaken(child.instance())
        || associations.of(child.persister()).stream().anyMatch(key -> isAdopted(child, key));
  }

  private boolean isAdopted(SessionEntity child, Association key) {
    var rule = key.oppositeRule();
    return key.relationship().keyHolder() == KeyHolder.THIS
        && rule != null
        && rule.has(CascadeOption.DELETE_ORPHAN)
        && key.value(child.instance()) != null
        && hasChanged(key, child.instance())
        && !entities.isDeleted(key.value(child.instance()));
  }

  /** Whether a child refers to something else than the database knows; true of a new one. */
  boolean hasChanged(Association association, Object child) {
    var found = entities.find(child);
    return found == null
        || entities.resolve(association.loadedValue(found.entry()))
            != entities.resolve(association.value(child));
  }
}
