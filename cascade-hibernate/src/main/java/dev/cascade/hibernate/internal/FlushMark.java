package dev.cascade.hibernate.internal;

import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.EntityEntryExtraState;
import org.jspecify.annotations.Nullable;

/**
 * Marks an entity that the next flush has to look at, though nothing is queued for it: a statement
 * that concerns it did not wait for the flush.
 */
public final class FlushMark implements EntityEntryExtraState {

  private boolean isSet;
  private @Nullable EntityEntryExtraState next;

  private FlushMark() {}

  /** Marks it. */
  public static void set(EntityEntry entry) {
    var mark = entry.getExtraState(FlushMark.class);
    if (mark == null) {
      mark = new FlushMark();
      entry.addExtraState(mark);
    }
    mark.isSet = true;
  }

  /** Takes the mark off, if it has one. */
  public static void clear(EntityEntry entry) {
    var mark = entry.getExtraState(FlushMark.class);
    if (mark != null) {
      mark.isSet = false;
    }
  }

  /** Whether it is marked. */
  public static boolean isSet(EntityEntry entry) {
    var mark = entry.getExtraState(FlushMark.class);
    return mark != null && mark.isSet;
  }

  @Override
  public void addExtraState(EntityEntryExtraState extraState) {
    if (next == null) {
      next = extraState;
    } else {
      next.addExtraState(extraState);
    }
  }

  @Override
  public <T extends EntityEntryExtraState> @Nullable T getExtraState(Class<T> extraStateType) {
    // Each link of the chain answers for the one behind it.
    if (next == null || extraStateType.isInstance(next)) {
      return extraStateType.cast(next);
    }
    return next.getExtraState(extraStateType);
  }
}
