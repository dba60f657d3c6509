package dev.cascade.hibernate.orphan;

import dev.cascade.CascadeOption;
import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.model.Relationship.KeyHolder;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
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

  UniqueValues(Associations associations, SessionEntities entities) {
    this.associations = associations;
    this.entities = entities;
  }

  boolean areToBeFreedFor(Object child, EntityPersister persister) {
    var keys = associations.rules().model().entity(persister.getEntityName()).uniqueKeys();
    return !keys.isEmpty()
        && (isRemoved(child, persister, keys)
            || associations.of(persister).stream()
                .anyMatch(each -> isLetGo(child, persister, keys, each)));
  }

  private boolean isRemoved(Object child, EntityPersister persister, List<Set<String>> keys) {
    // The queue tells at once whether any row of these tables is concerned.
    return entities.anyDeleted()
        && !associations.of(persister).isEmpty()
        && entities
            .session()
            .getActionQueue()
            .areTablesToBeUpdated(Set.of(persister.getQuerySpaces()))
        && entities.toBeDeleted(persister).stream()
            .anyMatch(each -> hasSameValues(child, persister, each, keys));
  }

  private boolean isLetGo(
      Object child, EntityPersister persister, List<Set<String>> keys, Association key) {
    var rule = key.oppositeRule();
    if (key.relationship().keyHolder() != KeyHolder.THIS
        || rule == null
        || !rule.relationship().isCollection()
        || !rule.has(CascadeOption.DELETE_ORPHAN)) {
      return false;
    }
    var parent = entities.find(key.value(child));
    var side = parent == null ? null : associations.opposite(key, parent.persister());
    return parent != null
        && side != null
        && heldBefore(parent, side).stream()
            .map(entities::find)
            .anyMatch(
                each ->
                    each != null
                        && each.isStored()
                        && !each.isDeleted()
                        && hasSameValues(child, persister, each, keys)
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

  private boolean hasSameValues(
      Object child, EntityPersister persister, SessionEntity row, List<Set<String>> keys) {
    var state = row.entry().getLoadedState();
    var kept = state == null ? row.entry().getDeletedState() : state;
    return kept == null
        || keys.stream()
            .anyMatch(
                key ->
                    key.stream()
                        .allMatch(name -> isSame(child, persister, name, row.persister(), kept)));
  }

  private boolean isSame(
      Object child, EntityPersister persister, String name, EntityPersister of, Object[] kept) {
    var at = Arrays.asList(of.getPropertyNames()).indexOf(name);
    var value = persister.getPropertyValue(child, name);
    if (at < 0 || value == null || kept[at] == null) {
      return false;
    }
    var type = of.getPropertyTypes()[at];
    return type.isEntityType()
        ? entities.resolveRow(value) == entities.resolveRow(kept[at])
        : type.isEqual(value, kept[at]);
  }
}
