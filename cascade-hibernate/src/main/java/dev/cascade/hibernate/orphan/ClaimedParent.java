package dev.cascade.hibernate.orphan;

import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.model.Relationship.Kind;
import java.util.Objects;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;

/**
 * A child that says by its unique key to whom it belongs, and did not say so when the session last
 * agreed with the database.
 *
 * @param key the child's side; a rule stands on its opposite
 */
record ClaimedParent(SessionEntity child, Association key) {

  /** Whether such a key may claim a parent at all. */
  static boolean isPossible(Association key) {
    return key.relationship().keyHolder() == KeyHolder.THIS
        && key.relationship().kind() == Kind.ONE_TO_ONE
        && key.oppositeRule() != null
        && key.isWritten();
  }

  /** Whether the child's present reference is news. */
  boolean isNew(SessionEntities entities) {
    return child.isLive()
        && key.value(child.instance()) != null
        && !entities.isDeleted(reference())
        && (!child.isStored() || hasChanged(entities));
  }

  private boolean hasChanged(SessionEntities entities) {
    return !key.isUnchanged(child.instance(), child.entry())
        && !key.isUnknown(child.entry())
        && entities.resolveRow(key.loadedValue(child.entry())) != entities.resolveRow(reference());
  }

  /** What the child refers to. */
  Object reference() {
    return Objects.requireNonNull(key.value(child.instance()));
  }

  /** The session's record of that; null if it is not loaded. */
  @Nullable SessionEntity parent(SessionEntities entities) {
    return entities.find(entities.resolveRow(reference()));
  }

  /**
   * Whether a parent has on its side what the database has. A reference of an enhanced class is an
   * object whose attributes are all empty before its first use.
   */
  static boolean isKnown(Association side, SessionEntity parent) {
    return Hibernate.isInitialized(parent.instance()) && side.isFetched(parent.instance());
  }
}
