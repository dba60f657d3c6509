package dev.cascade.hibernate.orphan;

import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.hibernate.orphan.LostChildren.Loss;
import dev.cascade.hibernate.refusal.ChildRequiredException;
import java.util.Set;
import org.hibernate.Hibernate;
import org.hibernate.event.spi.EventSource;

/**
 * Refuses a flush that would leave a parent without the child that a rule requires: one that is
 * new, or that loses its child in this flush. Safe for many threads.
 *
 * <p>A child that is not in the session is not seen to go: with a set of rows below another owner.
 */
public final class RequiredChildren {

  private final Associations associations;

  /** By the rules of {@code associations}. */
  public RequiredChildren(Associations associations) {
    this.associations = associations;
  }

  /**
   * Before deletes may go ahead of the flush: it shall look at the parents of what they delete,
   * which are loaded if they are not.
   */
  public void noteLosses(SessionEntities entities) {
    if (associations.hasRequired() && entities.anyDeleted()) {
      for (var loss : new LostChildren(entities).all(associations)) {
        if (loss.cannotWait()) {
          Hibernate.initialize(loss.parent());
        }
        var parent = entities.find(loss.parent());
        if (parent != null && loss.child().isToBeDeleted()) {
          SentAhead.note(parent);
          letGo(parent, loss, entities);
        }
      }
    }
  }

  // A parent loaded just now holds the child as if nobody had removed it.
  private void letGo(SessionEntity parent, Loss loss, SessionEntities entities) {
    var side = associations.find(parent.persister(), loss.rule().relationship());
    if (side != null
        && entities.resolve(side.value(parent.instance())) == loss.child().instance()) {
      side.set(parent.instance(), null, entities.session());
    }
  }

  /**
   * Before the cascades of a flush: looks at the parents that are loaded.
   *
   * @throws ChildRequiredException if any has no child; it tells all
   */
  public void checkLoaded(SessionEntities entities) {
    if (associations.hasRequired()) {
      refuse(new ChildlessParents(entities, associations).lacks(false));
    }
  }

  /**
   * Before the statements of a flush: looks at all parents.
   *
   * @throws ChildRequiredException if any has no child; it tells all
   */
  public void check(EventSource session) {
    if (associations.hasRequired() && writes(session)) {
      refuse(new ChildlessParents(associations.concernedIn(session), associations).lacks(true));
    }
  }

  /** Whether the flush has anything to send; the queue itself overlooks orphans' deletes. */
  static boolean writes(EventSource session) {
    var queue = session.getActionQueue();
    return queue.hasAnyQueuedActions() || queue.numberOfDeletions() > 0;
  }

  private static void refuse(Set<String> lacks) {
    if (!lacks.isEmpty()) {
      throw new ChildRequiredException(lacks);
    }
  }
}
