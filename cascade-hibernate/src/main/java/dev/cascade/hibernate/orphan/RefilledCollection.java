package dev.cascade.hibernate.orphan;

import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
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
   * @param content elements; for a map its entries
   * @throws EqualElementsException if it does not take all of it
   */
  void fill(Collection<?> content) {
    managed.forceInitialization();
    replace(content);
    var given = managed instanceof Map<?, ?> ? content.size() : distinct(content);
    var kept = managed instanceof Map<?, ?> map ? map.size() : distinct((Collection<?>) managed);
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
  private void replace(Collection<?> content) {
    if (managed instanceof Map<?, ?> map) {
      map.clear();
      for (var each : content) {
        var entry = (Map.Entry<?, ?>) each;
        ((Map<Object, Object>) map).put(entry.getKey(), entry.getValue());
      }
    } else if (managed instanceof Collection<?> collection) {
      collection.clear();
      ((Collection<Object>) collection).addAll(content);
    }
  }

  private String nameOfEqual(Collection<?> content) {
    return content.stream()
        .map(each -> each instanceof Map.Entry<?, ?> entry ? entry.getKey() : each)
        .map(entities::resolve)
        .filter(Objects::nonNull)
        .map(each -> each.getClass().getSimpleName())
        .findFirst()
        .orElse(association.relationship().targetName());
  }

  // Not equals(): it belongs to the application, and may call two rows the same.
  private int distinct(Collection<?> content) {
    var distinct = Collections.newSetFromMap(new IdentityHashMap<>());
    content.forEach(each -> distinct.add(entities.resolve(each)));
    return distinct.size();
  }
}
