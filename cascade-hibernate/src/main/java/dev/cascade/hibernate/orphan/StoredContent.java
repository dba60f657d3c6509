package dev.cascade.hibernate.orphan;

import dev.cascade.hibernate.internal.SessionEntities;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.collection.spi.PersistentBag;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.collection.spi.PersistentList;
import org.hibernate.collection.spi.PersistentMap;
import org.hibernate.collection.spi.PersistentSet;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a loaded collection say, as the session remembers them. Elements are compared by
 * identity, as entities: the application's equality may call two rows the same.
 */
record StoredContent(PersistentCollection<?> collection, SessionEntities entities) {

  /** Whether the collection holds the same now, at the same places or keys if it has them. */
  boolean isPresent() {
    if (!isStored()) {
      return false;
    }
    if (collection instanceof PersistentList<?> || collection instanceof PersistentMap<?, ?>) {
      return isSame(byPlace(), byPlaceNow());
    }
    return (collection instanceof PersistentBag<?> || collection instanceof PersistentSet<?>)
        && isSame(elements(), elementsNow());
  }

  /** The elements, without nulls; empty if it has no rows yet. */
  Collection<Object> elements() {
    return isStored() ? values(collection.getStoredSnapshot()) : List.of();
  }

  /** What is in the collection now, without nulls. */
  Collection<Object> elementsNow() {
    return values(collection);
  }

  /** The elements by their places or keys, in that order; for a list with places, or a map. */
  Map<Object, Object> byPlace() {
    return isStored() ? byPlace(collection.getStoredSnapshot()) : Map.of();
  }

  /** The elements held now by their places or keys; for a list with places, or a map. */
  Map<Object, Object> byPlaceNow() {
    return byPlace(collection);
  }

  /** Makes Hibernate believe that no row ever had that element, so that it inserts one. */
  void forget(Object element) {
    var snapshot = collection.getStoredSnapshot();
    if (collection instanceof PersistentList<?> && snapshot instanceof List<?> places) {
      for (var i = places.listIterator(); i.hasNext(); ) {
        if (entities.resolve(i.next()) == element) {
          i.set(null);
        }
      }
      // Beyond the end of the list Hibernate would delete rows that are gone.
      while (!places.isEmpty() && places.get(places.size() - 1) == null) {
        places.remove(places.size() - 1);
      }
    } else {
      var held = snapshot instanceof Map<?, ?> map ? map.values() : (Collection<?>) snapshot;
      held.removeIf(each -> entities.resolve(each) == element);
    }
  }

  // Of a collection that was never flushed, the session keeps what it was made with.
  private boolean isStored() {
    var entry = entities.session().getPersistenceContextInternal().getCollectionEntry(collection);
    return entry != null
        && entry.getLoadedPersister() != null
        && collection.getStoredSnapshot() != null;
  }

  private List<Object> values(Object content) {
    var values = content instanceof Map<?, ?> map ? map.values() : (Collection<?>) content;
    return values.stream()
        .filter(each -> each != null)
        .<Object>map(each -> resolved(each))
        .toList();
  }

  private Map<Object, Object> byPlace(Object content) {
    var result = new LinkedHashMap<Object, Object>();
    if (content instanceof Map<?, ?> map) {
      map.forEach((key, each) -> put(result, key, each));
    } else {
      var place = 0;
      for (var each : (Collection<?>) content) {
        put(result, place++, each);
      }
    }
    return result;
  }

  private void put(Map<Object, Object> places, Object place, @Nullable Object element) {
    if (element != null) {
      places.put(place, resolved(element));
    }
  }

  private Object resolved(Object element) {
    var resolved = entities.resolve(element);
    return resolved == null ? element : resolved;
  }

  private static boolean isSame(Map<Object, Object> left, Map<Object, Object> right) {
    return left.size() == right.size()
        && left.entrySet().stream().allMatch(each -> right.get(each.getKey()) == each.getValue());
  }

  // Where order is not stored, the same in another order is the same.
  private static boolean isSame(Collection<Object> left, Collection<Object> right) {
    var counts = new IdentityHashMap<Object, Integer>();
    left.forEach(each -> counts.merge(each, 1, Integer::sum));
    right.forEach(each -> counts.merge(each, -1, Integer::sum));
    return counts.values().stream().allMatch(each -> each == 0);
  }
}
