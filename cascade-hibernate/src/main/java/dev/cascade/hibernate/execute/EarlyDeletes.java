package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.execute.DeletionOrder.Item;
import dev.cascade.hibernate.execute.RowReferences.RowReference;
import dev.cascade.hibernate.internal.CollectionReferences;
import dev.cascade.hibernate.internal.QueuedDeletes;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.hibernate.operation.RunningOperation;
import dev.cascade.hibernate.refusal.ReplacementRefusedException;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.model.Relationship.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.event.spi.EventSource;

/**
 * Lets deletes that free a unique value go before the inserts that may need it.
 *
 * <p>A delete stays where it is, after all updates, while rows still refer to it that this flush
 * moves away or releases.
 */
final class EarlyDeletes {

  private final EventSource session;
  private final SessionEntities entities;
  private final Associations associations;
  private final Referrers referrers;
  private final SetSteps setSteps;
  private final ReplacedTargets replaced;
  private final IdentityHashMap<Object, List<RowReference>> referring = new IdentityHashMap<>();

  private final Set<Object> joined = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Object> heldBack = Collections.newSetFromMap(new IdentityHashMap<>());

  EarlyDeletes(
      SessionEntities entities, Associations associations, Referrers referrers, SetSteps setSteps) {
    this.session = entities.session();
    this.entities = entities;
    this.associations = associations;
    this.referrers = referrers;
    this.setSteps = setSteps;
    this.replaced = new ReplacedTargets(entities, associations);
  }

  /**
   * Lets those go early that can.
   *
   * @param urgency whether statements are sent at once
   * @return whether any was
   */
  boolean advance(List<SessionEntity> removed, Urgency urgency) {
    if (removed.stream().noneMatch(this::freesUniqueValue)) {
      return false;
    }
    rememberReferring();
    joined.addAll(new CollectionReferences(entities).inRows(associations::hasRule));
    var early = choose(removed);
    while (holdBack(early)) {
      early = choose(removed);
    }
    check(removed, early);
    var released =
        early.entities().stream()
            .flatMap(each -> references(each).stream())
            .filter(replaced::canLetGo)
            .toList();
    if (urgency == Urgency.MAY_END && released.isEmpty() && canAllWait(early)) {
      return false;
    }
    released.forEach(replaced::letGo);
    var order = ordered(early.order());
    order.stream().flatMap(each -> Stream.ofNullable(each.set())).forEach(SetStep::run);
    early.entities().forEach(SessionEntity::forgetSets);
    early.covered().forget();
    var isSent =
        send(
            order.stream()
                .flatMap(each -> Stream.ofNullable(each.entity()))
                .filter(each -> !each.mayBeGone())
                .toList(),
            urgency);
    return isSent || !released.isEmpty() || !early.sets().isEmpty();
  }

  /** What may go early, as far as is known, and the sets of rows that must go with it. */
  private record Choice(
      List<SessionEntity> entities,
      List<SetStep> sets,
      DeletionOrder order,
      CoveredEntities covered) {}

  private Choice choose(List<SessionEntity> removed) {
    var early = new LinkedHashSet<SessionEntity>();
    removed.stream().filter(this::freesUniqueValue).forEach(each -> addWithChildren(each, early));
    var chosen = List.copyOf(early);
    var covered = new CoveredEntities(entities, associations);
    var sets = setSteps.of(entities, chosen, covered);
    var references = new RowReferences(entities, associations);
    var order = new DeletionOrder(chosen, sets, references, associations.rules().model());
    return new Choice(chosen, sets, order, covered);
  }

  private static void check(List<SessionEntity> removed, Choice choice) {
    for (var each : removed) {
      if (each.isInTheWay() && !choice.entities().contains(each)) {
        throw new ReplacementRefusedException(each.label());
      }
    }
  }

  /**
   * Holds back, of what was chosen, only what needs something that cannot go early.
   *
   * @return false if there is no such thing
   */
  private boolean holdBack(Choice choice) {
    return holdBackParents(choice.sets().stream().filter(each -> each.isTouchedByUpdates(entities)))
        || holdBackParents(choice.order().setsAfterEntities().stream())
        || heldBack.addAll(
            choice.order().circles().stream().map(each -> each.child().instance()).toList());
  }

  // Statements for sets cannot wait in the queue, so no entity may have to go before, and no
  // update.
  private boolean holdBackParents(Stream<SetStep> sets) {
    return heldBack.addAll(
        sets.flatMap(each -> each.removed().stream()).map(SessionEntity::instance).toList());
  }

  private List<Item> ordered(DeletionOrder order) {
    return order.ordered(session.getConfiguredJdbcBatchSize());
  }

  // Hibernate keeps the statements for their collections in its queue even if it ends the flush.
  private boolean canAllWait(Choice choice) {
    return choice.sets().isEmpty()
        && choice.entities().stream().anyMatch(each -> each.persister().hasOwnedCollections())
        && choice.entities().stream()
            .noneMatch(each -> each.isInTheWay() || hasParentsIdentifier(each));
  }

  private boolean send(List<SessionEntity> early, Urgency urgency) {
    var queue = QueuedDeletes.of(session);
    var isAtOnce =
        urgency == Urgency.AWAITED || early.stream().anyMatch(each -> cannotWait(each, urgency));
    if (isAtOnce) {
      queue.sendNow(early);
      tell(early);
    } else {
      if (urgency == Urgency.STATEMENTS) {
        queue.deleteOwnedRows(early);
      }
      queue.putBeforeInserts(early);
    }
    return isAtOnce && !early.isEmpty();
  }

  private void tell(List<SessionEntity> sent) {
    var operation = RunningOperation.of(session);
    if (operation != null) {
      sent.forEach(each -> RemovedRows.tell(each, operation));
    }
  }

  // Identifiers that the insert generates are inserted at once; one that is the parent's own is
  // needed again by the child that comes instead; and Hibernate saves no object while the session
  // has another one with its identifier.
  private boolean cannotWait(SessionEntity entity, Urgency urgency) {
    return entity.isInTheWay()
        || hasParentsIdentifier(entity)
        || (urgency == Urgency.FLUSH && entity.persister().isIdentifierAssignedByInsert());
  }

  // One that could wait in an earlier flush, which was ended, may not be able to in this one.
  private static boolean isPlaced(SessionEntity entity) {
    return entity.goesBeforeInserts()
        && !entity.isInTheWay()
        && !entity.persister().isIdentifierAssignedByInsert();
  }

  private boolean hasParentsIdentifier(SessionEntity entity) {
    return associations.of(entity.persister()).stream()
        .map(Association::relationship)
        .filter(each -> each.keyHolder() == KeyHolder.THIS && each.kind() == Kind.ONE_TO_ONE)
        .anyMatch(each -> entity.isIdentifiedBy(each.foreignKey().columns()));
  }

  private boolean freesUniqueValue(SessionEntity entity) {
    return entity.isStored()
        && !isPlaced(entity)
        && (entity.deletion() != null || !associations.keepsRow(entity.persister()))
        && (entity.isInTheWay()
            || hasParentsIdentifier(entity)
            || setSteps.freeUniqueValue(entity)
            || associations.rules().model().entity(entity.entry().getEntityName()).hasUniqueKey());
  }

  /** All of it or nothing: a row can go early only if every row that refers to it can. */
  private void addWithChildren(SessionEntity entity, Set<SessionEntity> early) {
    var subtree = new LinkedHashSet<SessionEntity>();
    var open = new ArrayList<>(List.of(entity));
    while (!open.isEmpty()) {
      var next = open.remove(open.size() - 1);
      if (early.contains(next) || isPlaced(next) || !subtree.add(next)) {
        continue;
      }
      if (!canGoEarly(next)) {
        return;
      }
      references(next).stream()
          .filter(each -> !replaced.canLetGo(each))
          .map(RowReference::child)
          .forEach(open::add);
    }
    early.addAll(subtree);
  }

  private List<RowReference> references(SessionEntity parent) {
    return referring.getOrDefault(parent.instance(), List.of());
  }

  private boolean canGoEarly(SessionEntity entity) {
    return entity.isToBeDeleted()
        && entity.isStored()
        && !entity.isLeftToDatabase()
        && !joined.contains(entity.instance())
        && !heldBack.contains(entity.instance())
        && associations.of(entity.persister()).stream()
            .noneMatch(side -> referrers.leavesReferrers(entity, side));
  }

  private void rememberReferring() {
    var references = new RowReferences(entities, associations);
    for (var each : entities.everyType()) {
      // One that was saved and removed before any flush is inserted first.
      if (each.isStored() || each.isToBeDeleted()) {
        for (RowReference reference : references.of(each)) {
          referring
              .computeIfAbsent(reference.parent().instance(), key -> new ArrayList<>())
              .add(reference);
        }
      }
    }
  }
}
