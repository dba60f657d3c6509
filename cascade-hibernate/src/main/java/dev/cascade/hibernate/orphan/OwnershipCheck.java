package dev.cascade.hibernate.orphan;

import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.KnownUniqueKeys;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.model.Relationship.Kind;
import dev.cascade.plan.DeletionPlanner;
import java.util.List;
import java.util.function.Predicate;
import org.hibernate.event.spi.EventSource;
import org.jspecify.annotations.Nullable;

/**
 * Before a flush, settles who owns whom: collections that were reassigned are taken back, both
 * sides of a relationship brought into step, orphans removed, and what a removed object leaves
 * behind is treated by the rules.
 *
 * <p>An orphan is judged from the foreign key side and from all owners together, never from the
 * snapshot of one collection. Safe for many threads.
 *
 * @see <a href="https://docs.sqlalchemy.org/en/20/orm/cascades.html#delete-orphan">SQLAlchemy:
 *     delete-orphan</a>
 */
public final class OwnershipCheck {

  private final Associations associations;
  private final DeletionPlanner planner;

  /** By the rules of {@code associations}, and by their plans. */
  public OwnershipCheck(Associations associations, DeletionPlanner planner) {
    this.associations = associations;
    this.planner = planner;
  }

  /**
   * Settles all of that session's objects. Sends SELECTs only for what a removal needs to know.
   *
   * @throws SingleParentViolationException if a target that may have one referrer has two
   */
  public void settle(SessionEntities entities) {
    takeBackCollections(entities);
    if (associations.hasOneToOnes()) {
      new UnknownReferences(entities, associations).lookUp();
    }
    var settling = new Settling(entities, associations, planner);
    if (entities.anyDeleted()) {
      settling.revive();
      // Of what is managed again.
      takeBackCollections(entities);
    }
    while (settling.pass()) {
      // A removal may leave others without a parent.
    }
    if (associations.hasOneToOnes()) {
      new InverseSides(entities, associations).leave();
    }
    new DeletedElements(entities, associations, settling.takenBack()).takeOut();
    new UnsentRemovals(entities, associations).forget();
    checkSingleParents(entities);
  }

  /** Once that is done: notes which removed objects have the identifier of a new one. */
  public void noteReplaced(SessionEntities entities) {
    if (entities.anyDeleted()) {
      new ReplacedObjects(entities, associations).note();
      new UnsentRemovals(entities, associations).forget();
    }
  }

  /**
   * Takes back the collections of an object that is about to be removed: its removal cascades to
   * what the managed ones hold, and settles what they held. If it has any, all are taken back:
   * another owner may have been given one of this object's.
   */
  public void takeBackCollections(Object removed, EventSource session) {
    var entities = associations.concernedIn(session);
    var owner = entities.find(removed);
    if (owner != null && reassigned(List.of(owner), entities).isAny()) {
      takeBackCollections(entities);
    }
  }

  /** Notes who was given an object before the application removes it. */
  public void noteHolders(Object removed, EventSource session) {
    Holder.note(removed, associations.concernedIn(session), associations);
  }

  /**
   * Before a detached object is merged: the session's own one of the same row is managed again if
   * it was moved out of a pending removal. Nothing happens if it is not to be deleted.
   */
  public void reviveMerged(Object detached, EventSource session) {
    var entities = associations.concernedIn(session);
    var own = entities.anyDeleted() ? entities.find(entities.resolveRow(detached)) : null;
    if (own != null && own.isToBeDeleted()) {
      takeBackCollections(entities);
      new Settling(entities, associations, planner).revive();
    }
  }

  /** Makes place in join tables for what moved within them. Sends DELETEs where something did. */
  public void freeJoinRows(SessionEntities entities) {
    if (associations.hasJoinTables()) {
      new FreedJoinRows(entities, associations).free();
    }
  }

  /**
   * Looks at what may have been wrong from the start, though nothing changed.
   *
   * @throws SingleParentViolationException if a target that may have one referrer has two
   */
  public void checkSingleParents(EventSource session) {
    checkSingleParents(associations.concernedIn(session));
  }

  private void checkSingleParents(SessionEntities entities) {
    if (associations.hasSingleParents()) {
      new SingleParents(entities, associations).check();
    }
  }

  /**
   * Once Hibernate has saved what cascades reach, looks for new objects that nothing saves.
   *
   * @throws org.hibernate.TransientPropertyValueException if there is one
   */
  public void checkReferences(EventSource session) {
    var entities = associations.concernedIn(session);
    if (associations.hasUnsavedInverses()) {
      new UnsavedReferences(entities, associations).check();
    }
  }

  /**
   * Keeps in mind what the inverse sides of one-to-ones refer to: Hibernate never compares them,
   * and keeps no record of them either.
   *
   * @param which by the object that one refers to, which may be null
   */
  public void rememberInverseReferences(EventSource session, Predicate<@Nullable Object> which) {
    if (associations.hasOneToOnes()) {
      for (var entity : associations.concernedIn(session).all()) {
        if (entity.isLive()) {
          associations.of(entity.persister()).stream()
              .filter(each -> each.relationship().kind() == Kind.ONE_TO_ONE)
              .forEach(each -> remember(entity, each, session, which));
        }
      }
    }
  }

  /**
   * After a flush that was ended: keeps in mind what it saved for the objects that refer to it. The
   * session compares these with their rows, and would not see that they let it go again.
   *
   * @param isNew whether an object was not in the session before
   */
  public void rememberSaved(EventSource session, Predicate<@Nullable Object> isNew) {
    new SavedForOwners(associations.concernedIn(session), associations).note(isNew);
  }

  private static void remember(
      SessionEntity entity,
      Association side,
      EventSource session,
      Predicate<@Nullable Object> which) {
    if (side.relationship().keyHolder() != KeyHolder.TARGET) {
      forgetFormer(entity, side, session);
    } else if (which.test(side.value(entity.instance()))) {
      side.acceptAsLoaded(entity.instance(), entity.entry());
    }
  }

  private static void forgetFormer(SessionEntity child, Association key, EventSource session) {
    if (!key.isUnchanged(child.instance(), child.entry())) {
      KnownUniqueKeys.of(session)
          .forget(child, key.name(), key.type(), key.loadedValue(child.entry()));
    }
  }

  private void takeBackCollections(SessionEntities entities) {
    reassigned(entities.all(), entities).takeBack();
  }

  private ReassignedCollections reassigned(List<SessionEntity> owners, SessionEntities entities) {
    var reassigned = new ReassignedCollections(entities);
    for (var entity : owners) {
      for (var association : associations.of(entity.persister())) {
        if (association.rule() != null) {
          reassigned.note(entity, association);
        }
      }
    }
    return reassigned;
  }
}
