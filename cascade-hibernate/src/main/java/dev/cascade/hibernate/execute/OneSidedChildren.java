package dev.cascade.hibernate.execute;

import dev.cascade.CascadeOption;
import dev.cascade.PassiveDeletes;
import dev.cascade.hibernate.internal.CollectionRows;
import dev.cascade.hibernate.internal.EntityRemovals;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.model.Relationship.KeyHolder;
import java.util.List;
import org.hibernate.Hibernate;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.type.CollectionType;
import org.jspecify.annotations.Nullable;

/**
 * Children of a collection that only their parent maps: no attribute of theirs holds the foreign
 * key.
 *
 * <p>Hibernate would null all their keys before any of them is deleted, or none where the key may
 * not be null. So the collection of a removed parent is taken from it, and what is left is released
 * just before the parent goes.
 */
final class OneSidedChildren {

  private final SessionEntities entities;
  private final Associations associations;

  OneSidedChildren(SessionEntities entities, Associations associations) {
    this.entities = entities;
    this.associations = associations;
  }

  /**
   * Takes the collections of a removed parent from Hibernate; also those whose join rows are left
   * to the database, which Hibernate would look for again in the next flush.
   */
  void takeOver(SessionEntity removed) {
    associations.of(removed.persister()).stream()
        .filter(side -> !associations.keepsRow(removed.persister()) && removed.isStored())
        .filter(side -> (isOneSided(side) || leavesJoinRows(side)))
        .forEach(
            side ->
                EntityRemovals.of(entities)
                    .forgetCollection(
                        removed, side.value(removed.instance()), (CollectionType) side.type()));
  }

  /**
   * The statements to send just before the row of a removed parent goes; empty if there are none.
   */
  List<Runnable> releasesBefore(SessionEntity removed) {
    return sidesOf(removed).stream()
        .filter(side -> isReleased(removed, side))
        .map(
            side ->
                (Runnable)
                    () -> CollectionRows.of(side.type(), entities.session()).release(removed))
        .toList();
  }

  private List<Association> sidesOf(SessionEntity removed) {
    return removed.isStored()
        ? associations.of(removed.persister()).stream()
            .filter(OneSidedChildren::isOneSided)
            .filter(side -> !associations.keepsReferrers(removed.persister(), side.rule()))
            .toList()
        : List.of();
  }

  private static boolean isOneSided(Association side) {
    return side.rule() != null
        && side.opposite() == null
        && side.relationship().isCollection()
        && side.relationship().keyHolder() == KeyHolder.TARGET;
  }

  private static boolean leavesJoinRows(Association side) {
    return side.rule() != null
        && side.relationship().keyHolder() == KeyHolder.JOIN_TABLE
        && side.relationship().owning()
        && passiveDeletes(side) != PassiveDeletes.OFF;
  }

  // As SQLAlchemy: what is loaded is released by us even where the database would do it.
  private boolean isReleased(SessionEntity removed, Association side) {
    if (associations.keepsRow(removed.persister())) {
      return true;
    }
    var value = side.value(removed.instance());
    return switch (passiveDeletes(side)) {
      case OFF -> !side.has(CascadeOption.DELETE) || leavesAny(value);
      case ON -> isLoaded(value) && (!side.has(CascadeOption.DELETE) || leavesAny(value));
      case ALL -> false;
    };
  }

  // Whether a child that the parent held survives it.
  private boolean leavesAny(@Nullable Object value) {
    return value instanceof PersistentCollection<?> collection
        && Association.elements(collection.getStoredSnapshot()).stream()
            .map(entities::find)
            .anyMatch(child -> child != null && child.isLive());
  }

  private static boolean isLoaded(@Nullable Object value) {
    return value != null && Hibernate.isInitialized(value);
  }

  private static PassiveDeletes passiveDeletes(Association side) {
    var rule = side.rule();
    return rule == null ? PassiveDeletes.OFF : rule.passiveDeletes();
  }
}
