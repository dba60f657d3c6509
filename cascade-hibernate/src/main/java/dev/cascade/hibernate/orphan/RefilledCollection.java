package dev.cascade.hibernate.orphan;

import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import org.hibernate.collection.spi.PersistentCollection;

/**
 * A managed collection that is given another content. Where that is what the rows say, nothing is
 * left to be written.
 */
record RefilledCollection(
    SessionEntity owner,
    Association association,
    PersistentCollection<?> managed,
    SessionEntities entities) {

  /**
   * Gives it that content.
   *
   * @param content a map for a map, else a collection
   * @throws EqualElementsException if it does not take all of it
   */
  void fill(Object content) {
    managed.forceInitialization();
    replace(content);
    var given = size(content);
    var kept = size(managed);
    if (kept < given) {
      throw new EqualElementsException(
          owner.label(), association.relationship().path(), nameOfEqual(content), given, kept);
    }
    // Filling it has made it dirty, and a dirty one may be written anew as a whole.
    if (new StoredContent(managed, entities).isPresent()) {
      managed.clearDirty();
    }
  }

  // Not the difference: a set would not find an element whose hash code has changed.
  @SuppressWarnings("unchecked")
  private void replace(Object content) {
    if (managed instanceof Map<?, ?> map) {
      map.clear();
      ((Map<Object, Object>) map).putAll((Map<?, ?>) content);
    } else if (managed instanceof Collection<?> collection) {
      collection.clear();
      ((Collection<Object>) collection).addAll((Collection<?>) content);
    }
  }

  private String nameOfEqual(Object content) {
    var what = content instanceof Map<?, ?> map ? map.keySet() : (Collection<?>) content;
    return what.stream()
        .map(each -> entities.resolve(each))
        .filter(each -> each != null)
        .map(each -> each.getClass().getSimpleName())
        .findFirst()
        .orElse(association.relationship().targetName());
  }

  // Not equals(): it belongs to the application, and may call two rows the same.
  private int size(Object content) {
    if (content instanceof Map<?, ?> map) {
      return map.size();
    }
    var distinct = Collections.newSetFromMap(new IdentityHashMap<>());
    ((Collection<?>) content).forEach(each -> distinct.add(entities.resolve(each)));
    return distinct.size();
  }
}
