package dev.cascade.hibernate.orphan;

import dev.cascade.CascadeOption;
import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.model.Relationship.KeyHolder;
import org.jspecify.annotations.Nullable;

/**
 * Who found another parent in this very flush.
 *
 * @param handovers all that changed hands in the session
 */
record Adoptions(SessionEntities entities, Associations associations, Handovers handovers) {

  /**
   * Whether another relationship took on the child. One that had it before, and only passed it from
   * one parent to the next, does not stand in for the one that lets it go.
   */
  boolean isAdopted(Object child) {
    var found = entities.find(child);
    return handovers.takings(child).stream()
            .anyMatch(each -> !wasHeld(each.association(), child, found))
        || (found != null
            && associations.of(found.persister()).stream().anyMatch(key -> isAdopted(found, key)));
  }

  private boolean wasHeld(Association side, Object child, @Nullable SessionEntity found) {
    var back = found == null ? null : associations.opposite(side, found.persister());
    return (found == null || back == null)
        ? handovers.wasHeld(side.relationship(), child)
        : isKnownBefore(found, back);
  }

  private static boolean isKnownBefore(SessionEntity child, Association key) {
    return !key.isUnknown(child.entry()) && key.loadedValue(child.entry()) != null;
  }

  private boolean isAdopted(SessionEntity child, Association key) {
    var rule = key.oppositeRule();
    return key.relationship().keyHolder() == KeyHolder.THIS
        && rule != null
        && rule.has(CascadeOption.DELETE_ORPHAN)
        && key.value(child.instance()) != null
        && !isKnownBefore(child, key)
        && hasChanged(key, child.instance())
        && !entities.isDeleted(key.value(child.instance()));
  }

  /** Whether a child refers to something else than the database knows; true of a new one. */
  boolean hasChanged(Association association, Object child) {
    var found = entities.find(child);
    return found == null
        || (!association.isUnchanged(child, found.entry())
            && entities.resolve(association.loadedValue(found.entry()))
                != entities.resolve(association.value(child)));
  }
}
