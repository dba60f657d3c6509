package dev.cascade.hibernate.orphan;

import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.model.Relationship.KeyHolder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.hibernate.collection.spi.PersistentCollection;
import org.jspecify.annotations.Nullable;

/**
 * Takes removed objects out of what live objects hold, so that no cascade saves them again: {@code
 * remove(post)} removes it, though it still stands in {@code user.posts}.
 */
final class DeletedElements {

  private final SessionEntities entities;
  private final Associations associations;
  private final Set<Object> takenBack;

  /** Also takes out {@code takenBack}: orphans that never had a row. */
  DeletedElements(SessionEntities entities, Associations associations, Set<Object> takenBack) {
    this.entities = entities;
    this.associations = associations;
    this.takenBack = takenBack;
  }

  void takeOut() {
    var all = entities.all();
    if (entities.anyDeleted() || !takenBack.isEmpty()) {
      for (var entity : all) {
        if (entity.isLive()) {
          associations.of(entity.persister()).stream()
              .filter(each -> each.rule() != null)
              .forEach(each -> takeOut(entity, each));
        }
      }
    }
  }

  private void takeOut(SessionEntity owner, Association association) {
    var value = association.value(owner.instance());
    if (association.relationship().isCollection()) {
      if (value instanceof PersistentCollection<?> collection) {
        if (collection.wasInitialized()) {
          removeIf(collection, this::isGone);
        }
      } else if (value != null) {
        removeFromNew(owner, association, value);
      }
    } else if (association.relationship().keyHolder() == KeyHolder.TARGET && isGone(value)) {
      association.set(owner.instance(), null, entities.session());
    }
  }

  // The list of an owner that has no row yet may be replaced as its class likes; one that cannot be
  // changed is copied.
  private void removeFromNew(SessionEntity owner, Association association, Object value) {
    try {
      removeIf(value, this::isGone);
    } catch (UnsupportedOperationException immutable) {
      if (value instanceof List<?> list) {
        var left = list.stream().filter(each -> !isGone(each)).toList();
        association.set(owner.instance(), new ArrayList<Object>(left), entities.session());
      }
    }
  }

  private boolean isGone(@Nullable Object element) {
    return entities.isDeleted(element) || takenBack.contains(entities.resolve(element));
  }

  private static void removeIf(Object collection, Predicate<Object> isDeleted) {
    var elements = collection instanceof Map<?, ?> map ? map.values() : (Collection<?>) collection;
    if (elements.stream().anyMatch(isDeleted)) {
      elements.removeIf(isDeleted);
    }
  }
}
