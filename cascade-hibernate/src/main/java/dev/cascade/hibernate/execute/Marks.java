package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.internal.EntityRemovals;
import dev.cascade.hibernate.internal.RunningDeletion;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.softdelete.SoftDeletions;
import org.hibernate.event.spi.DeleteContext;

/**
 * Has rows of removed objects marked as deleted, where their type says so. Safe for many threads.
 */
public final class Marks {

  private final SoftDeletions softDeletions;

  /** By those types. */
  public Marks(SoftDeletions softDeletions) {
    this.softDeletions = softDeletions;
  }

  /** Notes for an object that is being removed by which deletion its row is marked. */
  public void note(Object removed, DeleteContext running, SessionEntities entities) {
    var found = entities.find(removed);
    if (found != null && running instanceof RunningDeletion known) {
      softDeletions
          .of(found.persister())
          .ifPresent(each -> found.mark(known.deletion(), each.marks(known.deletion())));
    } else if (found != null) {
      found.noteForGood();
    }
  }

  /** Whether an object's row was marked as deleted before: its removal has nothing to do. */
  public boolean isMarked(Object entity, DeleteContext running, SessionEntities entities) {
    var found = running instanceof RunningDeletion ? entities.find(entity) : null;
    return found != null
        && found.isLive()
        && softDeletions.of(found.persister()).filter(each -> each.wasDeleted(found)).isPresent();
  }

  /** Before a flush writes: what removed objects own beside their row stays with it. */
  public void keepCollections(SessionEntities entities) {
    if (!softDeletions.isEmpty() && entities.anyDeleted()) {
      entities.everyType().stream()
          .filter(each -> each.isToBeDeleted() && each.deletion() != null)
          .forEach(EntityRemovals.of(entities)::keepCollections);
    }
  }
}
