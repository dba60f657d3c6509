package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.internal.EntityRemovals;
import dev.cascade.hibernate.internal.MarkedElements;
import dev.cascade.hibernate.internal.RunningDeletion;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.hibernate.softdelete.SoftDeletions;
import org.hibernate.event.spi.DeleteContext;
import org.hibernate.event.spi.EventSource;

/**
 * Has rows of removed objects marked as deleted, where their type says so. Safe for many threads.
 */
public final class Marks {

  private final SoftDeletions softDeletions;
  private final boolean hides;

  /**
   * By those types.
   *
   * @param hides whether there are rows that the session may not have shown
   */
  public Marks(SoftDeletions softDeletions, boolean hides) {
    this.softDeletions = softDeletions;
    this.hides = hides;
  }

  /** Notes for an object that is being removed by which deletion its row is marked. */
  public void note(Object removed, DeleteContext running, SessionEntities entities) {
    var found = entities.find(removed);
    if (found != null && running instanceof RunningDeletion known) {
      softDeletions
          .of(found.persister())
          .ifPresent(each -> found.mark(known.deletion(), each.marks(known.deletion())));
    } else if (found != null && hides) {
      found.noteForGood();
    }
  }

  /** Whether any row may be marked by a flush of that session. */
  public boolean any(EventSource session) {
    return !softDeletions.isEmpty() && session.getActionQueue().numberOfDeletions() > 0;
  }

  /** What refers to removed objects from collections of others stays with their rows. */
  public void keepJoinRows(SessionEntities entities) {
    if (any(entities.session())) {
      MarkedElements.takeOut(entities.session());
    }
  }

  /** Before a flush writes: what removed objects own beside their row stays with it, or goes. */
  public void keepCollections(SessionEntities entities) {
    if (hides && entities.anyDeleted()) {
      entities.everyType().stream()
          .filter(SessionEntity::isToBeDeleted)
          .forEach(each -> keepOrDelete(each, entities));
    }
  }

  private static void keepOrDelete(SessionEntity removed, SessionEntities entities) {
    if (removed.deletion() != null) {
      EntityRemovals.of(entities).keepCollections(removed);
    } else if (removed.isStored()) {
      new UnseenJoinRows(entities).delete(removed);
    }
  }
}
