package dev.cascade.hibernate.orphan;

import dev.cascade.CascadeOption;
import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.execute.SameUniqueValues;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.model.Relationship.KeyHolder;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.hibernate.Hibernate;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Whether a new object has unique values that the row of a removed one still has, or that of one
 * which its parent has let go.
 *
 * <p>Asked for every object that is inserted at once: values are compared, so that nothing else is
 * done where many are removed and others made.
 */
final class UniqueValues {

  private final Associations associations;
  private final SessionEntities entities;
  private final SameUniqueValues values;

  UniqueValues(Associations associations, SessionEntities entities) {
    this.associations = associations;
    this.entities = entities;
    this.values = new SameUniqueValues(entities, associations);
  }

  boolean areToBeFreedFor(Object child, EntityPersister persister) {
    var keys = associations.rules().model().entity(persister.getEntityName()).uniqueKeys();
    return !keys.isEmpty()
        && (isRemoved(child, persister, each -> true)
            || associations.of(persister).stream()
                .anyMatch(each -> isLetGo(child, persister, each)));
  }

  /** Whether the row of a removed one still has them, as a flush let its delete wait. */
  boolean areHeldByWaiting(Object child, EntityPersister persister) {
    return isRemoved(
        child,
        persister,
        each -> each.goesBeforeInserts() || each.persister().hasOwnedCollections());
  }

  private boolean isRemoved(
      Object child, EntityPersister persister, Predicate<SessionEntity> which) {
    // The queue tells at once whether any row of these tables is concerned.
    return entities.anyDeleted()
        && !associations.of(persister).isEmpty()
        && entities
            .session()
            .getActionQueue()
            .areTablesToBeUpdated(Set.of(persister.getQuerySpaces()))
        && entities.toBeDeleted(persister).stream()
            .anyMatch(values.mayHave(child, persister).and(which));
  }

  private boolean isLetGo(Object child, EntityPersister persister, Association key) {
    var rule = key.oppositeRule();
    if (key.relationship().keyHolder() != KeyHolder.THIS
        || rule == null
        || !rule.relationship().isCollection()
        || !rule.has(CascadeOption.DELETE_ORPHAN)) {
      return false;
    }
    var parent = entities.find(key.value(child));
    var side = parent == null ? null : associations.opposite(key, parent.persister());
    var mayHave = values.mayHave(child, persister);
    return parent != null
        && side != null
        && heldBefore(parent, side).stream()
            .map(entities::find)
            .anyMatch(
                each ->
                    each != null
                        && each.isStored()
                        && !each.isDeleted()
                        && mayHave.test(each)
                        && !isHeld(each, side.value(parent.instance())));
  }

  private static Collection<?> heldBefore(SessionEntity parent, Association side) {
    var value = side.value(parent.instance());
    if (value instanceof PersistentCollection<?> collection) {
      return !collection.wasInitialized() || WatchedCollection.isClean(collection)
          ? List.of()
          : Association.elements(collection.getStoredSnapshot());
    }
    var before = side.loadedValue(parent.entry());
    return Hibernate.isInitialized(before) ? Association.elements(before) : List.of();
  }

  private boolean isHeld(SessionEntity element, @Nullable Object value) {
    return Association.elements(value).stream()
        .anyMatch(each -> entities.resolve(each) == element.instance());
  }
}
