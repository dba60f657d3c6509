package dev.cascade.it.ownership;

import org.jspecify.annotations.Nullable;

/** What the model knows about one object. */
final class Known {

  /** Its own side. */
  @Nullable Thing owner;

  /** What its own side was at the last flush, or when it was persisted. */
  @Nullable Thing before;

  /** Has a row. */
  boolean isStored;

  /** Has a row, or will have one without being held by anybody. */
  boolean isPersistent;

  boolean isRemoved;

  /** The program holds a reference to the object. */
  boolean isAtHand;

  /** Came by a merge that was not flushed yet. */
  boolean isMerged;

  Known copy() {
    var copy = new Known();
    copy.owner = owner;
    copy.before = before;
    copy.isStored = isStored;
    copy.isPersistent = isPersistent;
    copy.isRemoved = isRemoved;
    copy.isAtHand = isAtHand;
    copy.isMerged = isMerged;
    return copy;
  }

  boolean isOwnSideChanged() {
    return owner == null ? before != null : !owner.equals(before);
  }

  boolean isOwnSideChangedOrNew() {
    return isOwnSideChanged() || !isStored;
  }
}
