package dev.cascade.hibernate.orphan;

import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.internal.CollectionRows;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.model.Relationship;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.model.Relationship.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.collection.spi.PersistentList;
import org.hibernate.collection.spi.PersistentMap;

/**
 * One owner's loaded collection over a join table in which one element has one row.
 *
 * @param owner may be about to be deleted
 * @param association owning one-to-many over a join table, with a rule
 * @param collection loaded
 * @param stored what its rows say
 */
record JoinTableSide(
    SessionEntity owner,
    Association association,
    PersistentCollection<?> collection,
    StoredContent stored) {

  /** What an owner holds over an association; empty if that is none such, or not loaded. */
  static Optional<JoinTableSide> of(
      SessionEntity owner, Association association, SessionEntities entities) {
    var side = association.relationship();
    return association.rule() != null
            && side.keyHolder() == KeyHolder.JOIN_TABLE
            && side.kind() == Kind.ONE_TO_MANY
            && side.owning()
            && association.value(owner.instance()) instanceof PersistentCollection<?> collection
            && collection.wasInitialized()
        ? Optional.of(
            new JoinTableSide(
                owner, association, collection, new StoredContent(collection, entities)))
        : Optional.empty();
  }

  boolean isOf(Relationship relationship) {
    return association.relationship().equals(relationship);
  }

  /** Whether a flush may write it. */
  boolean isChanged() {
    return owner.isLive() && !WatchedCollection.isClean(collection);
  }

  /** What is in it and has no row with this owner. */
  Collection<Object> taken() {
    var taken = Collections.newSetFromMap(new IdentityHashMap<>());
    taken.addAll(stored.elementsNow());
    taken.removeAll(setOf(stored.elements()));
    return taken;
  }

  /**
   * What Hibernate would write to its new place or key while its row at the old one stands: rows
   * are deleted, then updated place by place, then inserted.
   */
  List<Object> shifted() {
    var result = new ArrayList<Object>();
    if (collection instanceof PersistentList<?> || collection instanceof PersistentMap<?, ?>) {
      var before = stored.byPlace();
      var now = stored.byPlaceNow();
      var standing = setOf(before.values());
      before.keySet().stream()
          .filter(each -> !now.containsKey(each))
          .forEach(each -> standing.remove(before.get(each)));
      for (var place : placesUpdated(before, now)) {
        if (standing.contains(now.get(place))) {
          result.add(now.get(place));
        }
        standing.remove(before.get(place));
        standing.add(now.get(place));
      }
    }
    return result;
  }

  // Hibernate begins at the end if anything was taken out.
  private List<Object> placesUpdated(Map<Object, Object> before, Map<Object, Object> now) {
    var places = new ArrayList<Object>();
    for (var each : now.keySet()) {
      if (before.containsKey(each) && before.get(each) != now.get(each)) {
        places.add(each);
      }
    }
    if (collection.isElementRemoved()) {
      Collections.reverse(places);
    }
    return places;
  }

  /** Deletes the row of an element; if it stays in the collection, Hibernate inserts a new one. */
  void free(Object element) {
    CollectionRows.of(association.type(), stored.entities().session()).delete(owner, element);
    stored.forget(element);
  }

  /** Takes out an element that went to another owner without having been taken out here. */
  void letGo(Object element) {
    if (owner.isLive() && setOf(stored.elementsNow()).contains(element)) {
      Association.elements(collection).removeIf(each -> stored.entities().resolve(each) == element);
    }
  }

  private static Collection<Object> setOf(Collection<Object> elements) {
    var result = Collections.newSetFromMap(new IdentityHashMap<>());
    result.addAll(elements);
    return result;
  }
}
