package dev.cascade.hibernate.event;

import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.execute.CrossTenantCheck;
import dev.cascade.hibernate.execute.Deletions;
import dev.cascade.hibernate.execute.EmbeddedAssociations;
import dev.cascade.hibernate.execute.Marks;
import dev.cascade.hibernate.execute.RefusalCheck;
import dev.cascade.hibernate.execute.Urgency;
import dev.cascade.hibernate.internal.MarkedReferences;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.orphan.FlushScan;
import dev.cascade.hibernate.orphan.FlushScan.Scanned;
import dev.cascade.hibernate.orphan.IdentifierHolder;
import dev.cascade.hibernate.orphan.OwnershipCheck;
import dev.cascade.hibernate.orphan.ReferencesBefore;
import dev.cascade.hibernate.orphan.Replacement;
import dev.cascade.hibernate.orphan.RequiredChildren;
import dev.cascade.hibernate.orphan.RequiredParents;
import dev.cascade.hibernate.orphan.SentAhead;
import java.util.function.Supplier;
import org.hibernate.FlushMode;
import org.hibernate.PropertyValueException;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * What every kind of flush does by our rules, before Hibernate's own part and before the
 * statements.
 */
record FlushPreparation(
    Associations associations,
    FlushScan scan,
    OwnershipCheck ownership,
    RefusalCheck refusals,
    CrossTenantCheck tenants,
    Deletions deletions,
    Marks marks,
    EmbeddedAssociations embedded,
    Replacement replacement,
    RequiredParents parents,
    RequiredChildren children) {

  /** A new object may be inserted at once: what makes place for it must not wait for the flush. */
  void beforeSave(
      Object entity, @Nullable String entityName, EventSource session, boolean isMerge) {
    var insertsAtOnce =
        session.isTransactionInProgress() && session.getHibernateFlushMode() != FlushMode.MANUAL;
    var persister = session.getEntityPersister(entityName, entity);
    if (insertsAtOnce && replacement.takesPlace(entity, persister, session, isMerge)) {
      settle(associations.concernedIn(session));
    }
    replacement.noteHeld(entity, persister, session);
  }

  /** A flush may insert a new object at once, though it let deletes wait since it may be ended. */
  void beforeSaveInFlush(Object entity, EntityPersister persister, EventSource session) {
    if (replacement.needsWaiting(entity, persister, session)
        && deletions.sendWaiting(associations.concernedIn(session))) {
      session.setHibernateFlushMode(FlushMode.ALWAYS);
    }
  }

  /** A cascade may save a new object with the identifier of one whose row still stands. */
  void beforeIdentifier(Object entity, EntityPersister persister, EventSource session) {
    var holder = associations.concern(persister) ? IdentifierHolder.of(entity, session) : null;
    if (holder != null
        && session.isTransactionInProgress()
        && session.getHibernateFlushMode() != FlushMode.MANUAL) {
      IdentifierHolder.noteIfRemoved(holder, associations, session);
      settle(associations.concernedIn(session));
    }
  }

  /** Saves a new object by Hibernate, and says by name which parent it lacks. */
  Object save(
      Object entity, EntityPersister persister, EventSource session, Supplier<Object> save) {
    if (persister.isIdentifierAssignedByInsert() && session.isTransactionInProgress()) {
      parents.checkInsert(entity, persister, session);
    }
    try {
      var id = save.get();
      SentAhead.noteInserted(entity, SessionEntities.of(session), associations);
      return id;
    } catch (PropertyValueException refused) {
      throw parents.named(refused, entity, persister);
    }
  }

  private void settle(SessionEntities entities) {
    deletions.restoreReleased(entities);
    deletions.loadWhereOrderMatters(entities);
    marks.keepJoinRows(entities);
    ownership.settle(entities);
    ownership.noteReplaced(entities);
    marks.keepJoinRows(entities);
    children.noteLosses(entities);
    tenants.check(entities);
    ownership.freeJoinRows(entities);
    deletions.prepare(entities, false, Urgency.FLUSH);
    marks.keepCollections(entities);
  }

  /**
   * Objects removed without being loaded, in a session that has no others: Hibernate prepares
   * nothing.
   */
  void beforeFlush(EventSource session) {
    if (session.getPersistenceContextInternal().getNumberOfManagedEntities() == 0) {
      var entities = associations.concernedIn(session);
      deletions.loadWhereOrderMatters(entities);
      tenants.check(entities);
      deletions.prepare(entities, true, Urgency.FLUSH);
    }
  }

  /** What {@link #beforeCascades} and {@link #afterCascades} want to know. */
  Scanned scan(EventSource session) {
    return scan.scan(session);
  }

  /** What the objects refer to that the flush may settle. */
  ReferencesBefore references(EventSource session) {
    return ReferencesBefore.of(associations.concernedIn(session), associations);
  }

  /**
   * Settles what changed hands, if anything did.
   *
   * @param isSent whether the flush is sure to send its statements; if not, the session's flush
   *     mode is changed once some have been sent, for the caller to restore
   */
  void beforeCascades(Scanned scanned, EventSource session, boolean isSent) {
    if (scanned.isSettled()) {
      ownership.checkSingleParents(session);
    } else {
      settleAll(session, isSent);
    }
  }

  private void settleAll(EventSource session, boolean isSent) {
    var entities = associations.concernedIn(session);
    deletions.restoreReleased(entities);
    deletions.loadWhereOrderMatters(entities);
    marks.keepJoinRows(entities);
    ownership.settle(entities);
    ownership.noteReplaced(entities);
    marks.keepJoinRows(entities);
    parents.checkLoaded(entities, isSent);
    children.noteLosses(entities);
    tenants.check(entities);
    if (isSent) {
      children.checkLoaded(entities);
      SentAhead.forget(entities);
      refusals.check(entities);
    }
    if (isSent) {
      ownership.freeJoinRows(entities);
    }
    var urgency = isSent ? Urgency.FLUSH : Urgency.MAY_END;
    if (deletions.prepare(entities, true, urgency) && !isSent) {
      // Else Hibernate ends it here if the query asks for other tables, and what is taken back by
      // the next one looks as if nothing had ever been sent.
      session.setHibernateFlushMode(FlushMode.ALWAYS);
    }
    marks.keepCollections(entities);
    if (associations.hasEmbedded()) {
      embedded.saveNew(entities);
    }
  }

  /** Before the statements of a flush that was not sure to send them. */
  void freeJoinRows(EventSource session) {
    ownership.freeJoinRows(associations.concernedIn(session));
  }

  /** Hibernate's own part, which shall not see references to rows that stay, marked as deleted. */
  void cascade(EventSource session, Runnable hibernate) {
    if (!marks.any(session)) {
      hibernate.run();
      return;
    }
    var hidden = MarkedReferences.hide(session, associations::isTarget);
    try {
      hibernate.run();
    } finally {
      hidden.show();
    }
  }

  /** Looks at what the cascades saved; {@code isAgreed} if the database will say the same. */
  void afterCascades(EventSource session, Scanned before, boolean isAgreed) {
    if (!before.tellsAllOf(session)) {
      ownership.checkReferences(session);
      if (isAgreed) {
        ownership.rememberInverseReferences(session, each -> true);
      }
    }
    deletions.acceptReleased(session);
  }

  /**
   * Returns what to do when they are sent.
   *
   * @param didWait whether the flush was not sure to send them, and let deletes wait
   */
  Runnable beforeStatements(EventSource session, boolean didWait) {
    parents.check(session);
    children.check(session);
    tenants.check(SessionEntities.of(session));
    refusals.check(SessionEntities.of(session));
    if (didWait) {
      deletions.placeWaiting(associations.concernedIn(session));
    }
    return deletions.order(session);
  }
}
