package dev.cascade.hibernate.orphan;

import dev.cascade.CascadeOption;
import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.model.Relationship;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hibernate.Hibernate;
import org.hibernate.collection.spi.PersistentCollection;
import org.jspecify.annotations.Nullable;

/**
 * All that changed hands in a session, over every association with a rule, and who holds what.
 *
 * <p>Loads nothing: what is not loaded has not changed.
 */
final class Handovers {

  private final SessionEntities entities;
  private final Associations associations;
  private final List<Handover> changed = new ArrayList<>();
  private @Nullable List<Handover> all;
  private final Map<Relationship, IdentityHashMap<Object, SessionEntity>> takers = new HashMap<>();
  private final Map<Relationship, IdentityHashMap<Object, SessionEntity>> holders = new HashMap<>();
  private final Map<Relationship, Set<Object>> heldBefore = new HashMap<>();
  private @Nullable IdentityHashMap<Object, List<Handover>> takings;

  private Handovers(SessionEntities entities, Associations associations) {
    this.entities = entities;
    this.associations = associations;
  }

  static Handovers of(SessionEntities entities, Associations associations) {
    var result = new Handovers(entities, associations);
    result.eachHolding(
        (owner, association) -> {
          if (!isClean(owner, association)) {
            result.read(owner, association).ifPresent(result.changed::add);
          }
        });
    return result;
  }

  /** What changed, owner by owner, in the order in which they came into the session. */
  List<Handover> changed() {
    return changed;
  }

  /** What every owner holds, changed or not; made when it is first asked for. */
  List<Handover> all() {
    if (all == null) {
      var found = new ArrayList<Handover>();
      eachHolding((owner, association) -> read(owner, association).ifPresent(found::add));
      all = found;
    }
    return all;
  }

  /** Whether a live owner holds {@code child} over a side that owns it. */
  boolean isHeld(Object child) {
    return index(
            all(), each -> each.association().has(CascadeOption.DELETE_ORPHAN), Handover::current)
        .containsKey(child);
  }

  /** A live owner that took {@code child} over any side of the key that {@code side} stands for. */
  @Nullable SessionEntity newHolder(Relationship side, Object child) {
    return takers
        .computeIfAbsent(side, key -> index(changed, each -> isSameKey(each, key), Handover::taken))
        .get(child);
  }

  /** A live owner that holds {@code child} over that side; null if none. */
  @Nullable SessionEntity holder(Relationship side, Object child) {
    return holders
        .computeIfAbsent(
            side,
            key ->
                index(
                    all(),
                    each -> each.association().relationship().equals(key),
                    Handover::current))
        .get(child);
  }

  /** What live owners took over sides that own it, {@code child} among it; empty if none did. */
  List<Handover> takings(Object child) {
    if (takings == null) {
      takings = readTakings();
    }
    return takings.getOrDefault(child, List.of());
  }

  private IdentityHashMap<Object, List<Handover>> readTakings() {
    var result = new IdentityHashMap<Object, List<Handover>>();
    for (var each : changed) {
      if (each.owner().isLive() && each.association().has(CascadeOption.DELETE_ORPHAN)) {
        for (var child : each.taken()) {
          result.computeIfAbsent(child, key -> new ArrayList<>()).add(each);
        }
      }
    }
    return result;
  }

  /** Whether anybody in the session held {@code child} over that side before. */
  boolean wasHeld(Relationship side, Object child) {
    return heldBefore
        .computeIfAbsent(
            side,
            key -> {
              Set<Object> before = Collections.newSetFromMap(new IdentityHashMap<>());
              all().stream()
                  .filter(each -> each.association().relationship().equals(key))
                  .forEach(each -> before.addAll(each.before()));
              return before;
            })
        .contains(child);
  }

  private static IdentityHashMap<Object, SessionEntity> index(
      List<Handover> handovers,
      Predicate<Handover> which,
      Function<Handover, List<Object>> elements) {
    var index = new IdentityHashMap<Object, SessionEntity>();
    for (var each : handovers) {
      if (each.owner().isLive() && which.test(each)) {
        elements.apply(each).forEach(element -> index.put(element, each.owner()));
      }
    }
    return index;
  }

  private void eachHolding(BiConsumer<SessionEntity, Association> action) {
    for (var entity : entities.all()) {
      for (var association : associations.of(entity.persister())) {
        if (association.rule() != null && association.isFetched(entity.instance())) {
          action.accept(entity, association);
        }
      }
    }
  }

  // The usual case, told without looking at elements.
  static boolean isClean(SessionEntity owner, Association association) {
    var value = association.value(owner.instance());
    if (value instanceof PersistentCollection<?> collection) {
      return WatchedCollection.isClean(collection);
    }
    return !association.relationship().isCollection()
        && value == association.loadedValue(owner.entry());
  }

  // Two collections may be mapped by one reference of the child: drafts and published posts.
  private static boolean isSameKey(Handover handover, Relationship side) {
    var other = handover.association().relationship();
    return other.equals(side)
        || (side.opposite() != null
            && side.opposite().equals(other.opposite())
            && side.target().equals(other.target()));
  }

  private Optional<Handover> read(SessionEntity owner, Association association) {
    if (isUncompared(owner, association)) {
      return Optional.empty();
    }
    var value = association.value(owner.instance());
    if (value instanceof PersistentCollection<?> collection && !collection.wasInitialized()) {
      return Optional.of(
          compare(owner, association, Association.visibleElements(value), List.of()));
    }
    var before = before(owner, association, value);
    return association.relationship().isCollection() && !Hibernate.isInitialized(before)
        ? Optional.empty()
        : Optional.of(
            compare(owner, association, Association.elements(value), Association.elements(before)));
  }

  private static @Nullable Object before(
      SessionEntity owner, Association association, @Nullable Object value) {
    if (value instanceof PersistentCollection<?> collection) {
      return collection.getStoredSnapshot();
    }
    var loaded = association.loadedValue(owner.entry());
    // Of an owner that has no row yet: what its collection held when it was replaced is no less
    // new.
    return loaded instanceof PersistentCollection<?> collection && !owner.isStored()
        ? collection.getStoredSnapshot()
        : loaded;
  }

  // Of a read-only object the session keeps no state that its references could be compared with.
  private static boolean isUncompared(SessionEntity owner, Association association) {
    return !association.relationship().isCollection()
        && owner.isStored()
        && owner.entry().getLoadedState() == null;
  }

  private Handover compare(
      SessionEntity owner, Association association, Collection<?> now, Collection<?> before) {
    var loaded = resolved(before);
    var current = replacing(now, association, loaded);
    return new Handover(
        owner, association, current, without(current, loaded), without(loaded, current));
  }

  // An object from outside is the session's own of the same row, unless it comes in place of that.
  private List<Object> replacing(
      Collection<?> references, Association association, List<Object> before) {
    var replacements = new Replacements(entities, association, references, before);
    return references.stream()
        .map(each -> replacements.isOne(each) ? each : entities.resolveRow(each))
        .filter(Objects::nonNull)
        .map(Object.class::cast)
        .toList();
  }

  private List<Object> resolved(Collection<?> references) {
    return references.stream()
        .map(entities::resolveRow)
        .filter(Objects::nonNull)
        .map(Object.class::cast)
        .toList();
  }

  static List<Object> without(List<Object> from, List<Object> what) {
    if (from.isEmpty() || isSame(from, what)) {
      return List.of();
    }
    var known = Collections.newSetFromMap(new IdentityHashMap<>());
    known.addAll(what);
    return from.stream().filter(each -> !known.contains(each)).toList();
  }

  // Not equals(): it belongs to the application, and may call two rows the same.
  private static boolean isSame(List<Object> left, List<Object> right) {
    var same = left.size() == right.size();
    for (var i = 0; same && i < left.size(); i++) {
      same = left.get(i) == right.get(i);
    }
    return same;
  }
}
