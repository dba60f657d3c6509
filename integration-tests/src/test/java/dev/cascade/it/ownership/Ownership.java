package dev.cascade.it.ownership;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who owns whom: in memory, where both sides say it, and in the rows.
 *
 * <p>What a flush makes of the two sides, in this order:
 *
 * <ol>
 *   <li>A child whose own side was set to another team is that team's, whatever the teams hold.
 *   <li>Else it is the team's that holds it now and did not before: moved, no orphan.
 *   <li>Else it was let go if its own side was set to null, or if the team whose it was no longer
 *       holds it.
 *   <li>Else it is whose it was. One that nobody ever owned is nobody's.
 *   <li>A team has one badge: one that comes takes the place of the one that was there, which is
 *       let go, whichever side says so. One that was removed takes nobody's place by its own side.
 * </ol>
 *
 * <p>Then what was removed goes. What was let go, or belongs to a team that goes, goes as well; a
 * note stays, without owner. So what moves to a team that stays is saved from the removal of the
 * one that it leaves, before or after {@code remove}. What is new is stored if it was persisted, or
 * is held by a team that is stored.
 */
final class Ownership implements Memory {

  private final SortedMap<Thing, Known> things = new TreeMap<>();
  private final Map<Place, Side> sides = new LinkedHashMap<>();

  /** {@code row > owner} of every row. */
  List<String> rows() {
    return things.entrySet().stream()
        .filter(each -> each.getValue().isStored)
        .map(each -> each.getKey() + " > " + each.getValue().before)
        .toList();
  }

  Stream<Thing> all() {
    return things.keySet().stream();
  }

  Known known(Thing thing) {
    return Objects.requireNonNull(things.get(thing), thing::toString);
  }

  boolean isKnown(Thing thing) {
    return things.containsKey(thing);
  }

  /** What a side holds; it is read for it. */
  Set<Thing> held(Place place) {
    load(place);
    return side(place).held;
  }

  boolean isLoaded(Place place) {
    return side(place).isLoaded();
  }

  /** Who holds a child in memory. */
  List<Thing> holders(Thing child) {
    return sides.entrySet().stream()
        .filter(each -> each.getKey().kind() == child.kind())
        .filter(each -> each.getValue().held.contains(child))
        .map(each -> each.getKey().team())
        .toList();
  }

  /** What a flush would leave, with the owners. */
  Map<Thing, @Nullable Thing> survivors() {
    return new Survivors(things, sides).owners();
  }

  /**
   * Whether what was read of the sides is what the last flush wrote. A flush writes what one side
   * says; the other follows when it is read anew.
   */
  boolean isInStep(Thing child) {
    var owner = known(child).before;
    return sides.entrySet().stream()
        .filter(each -> each.getKey().kind() == child.kind() && each.getValue().isLoaded())
        .allMatch(
            each -> each.getValue().had(child) == Objects.equals(each.getKey().team(), owner));
  }

  /** What contradicts itself has no right answer. */
  boolean isClear() {
    return new Survivors(things, sides).isClear();
  }

  Ownership copy() {
    var copy = new Ownership();
    things.forEach((thing, known) -> copy.things.put(thing, known.copy()));
    sides.forEach((place, side) -> copy.sides.put(place, side.copy()));
    return copy;
  }

  @Override
  public void make(Thing thing) {
    var made = new Known();
    made.isAtHand = true;
    things.put(thing, made);
    if (thing.kind() == Kind.TEAM) {
      Stream.of(Kind.values()).forEach(each -> side(new Place(thing, each)).load(Set.of()));
    }
  }

  @Override
  public void persist(Thing thing) {
    var persisted = known(thing);
    persisted.isPersistent = true;
    persisted.before = persisted.owner;
    if (thing.kind() != Kind.TEAM) {
      return;
    }
    for (var kind : Kind.values()) {
      var side = side(new Place(thing, kind));
      for (var child : side.held) {
        if (!known(child).isPersistent) {
          own(child, thing);
          persist(child);
        }
      }
      side.settle();
    }
  }

  @Override
  public void remove(Thing thing) {
    touch(thing);
    known(thing).isRemoved = true;
  }

  @Override
  public void add(Place place, Thing child) {
    touch(place.team());
    touch(child);
    var side = side(place);
    if (place.kind().isOne()) {
      side.held.clear();
    }
    side.add(child);
  }

  @Override
  public void take(Place place, Thing child) {
    load(place);
    touch(child);
    side(place).held.remove(child);
  }

  @Override
  public void own(Thing child, @Nullable Thing team) {
    touch(child);
    if (team != null) {
      touch(team);
    }
    known(child).owner = team;
  }

  @Override
  public void assign(Place place, @Nullable List<Thing> held) {
    load(place);
    side(place).held.clear();
    if (held != null) {
      held.forEach(this::touch);
      held.forEach(side(place)::add);
    }
  }

  @Override
  public void clear(Place place) {
    assign(place, null);
  }

  @Override
  public void load(Place place) {
    touch(place.team());
    if (!side(place).isLoaded()) {
      read(place, stored(place));
    }
  }

  void read(Place place, Set<Thing> found) {
    side(place).load(found);
  }

  @Override
  public void merge(Place place, List<Thing> held) {
    assign(place, held);
    for (var child : held) {
      var merged = known(child);
      merged.isMerged = !merged.isPersistent;
      merged.isPersistent = true;
      own(child, place.team());
      // The program has the detached object, not the session's.
      merged.isAtHand = false;
    }
  }

  @Override
  public void flush() {
    var owners = survivors();
    var gone = new HashSet<>(things.keySet());
    gone.removeAll(owners.keySet());
    gone.removeIf(each -> !known(each).isPersistent && !known(each).isRemoved && !isHeld(each));
    gone.forEach(this::forget);
    owners.forEach(this::store);
    sides.forEach(this::follow);
    sides.values().forEach(Side::settle);
  }

  /** A flush brings the team's side of a badge into step; lists follow when they are read anew. */
  private void follow(Place place, Side side) {
    if (place.kind().isOne() && side.isLoaded()) {
      side.held.clear();
      side.held.addAll(stored(place));
    }
  }

  /** Those whose rows say that they are the team's. */
  Set<Thing> stored(Place place) {
    return things.entrySet().stream()
        .filter(each -> each.getKey().kind() == place.kind())
        .filter(each -> each.getValue().isStored)
        .filter(each -> place.team().equals(each.getValue().before))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private boolean isHeld(Thing thing) {
    return !holders(thing).isEmpty();
  }

  private void store(Thing thing, @Nullable Thing owner) {
    var stored = known(thing);
    stored.owner = owner;
    stored.before = owner;
    stored.isStored = true;
    stored.isPersistent = true;
    stored.isMerged = false;
  }

  private void forget(Thing thing) {
    things.remove(thing);
    sides.keySet().removeIf(each -> each.team().equals(thing));
    sides.values().forEach(each -> each.forget(thing));
  }

  @Override
  public void commit() {
    flush();
  }

  @Override
  public void clear() {
    sides.clear();
    things.values().removeIf(each -> !each.isStored);
    for (var each : things.values()) {
      each.owner = each.before;
      each.isRemoved = false;
      each.isAtHand = false;
      each.isPersistent = true;
    }
  }

  /** A team that is found brings its badge along. */
  void touch(Thing thing) {
    var known = known(thing);
    var isFound = !known.isAtHand;
    known.isAtHand = true;
    if (isFound && thing.kind() == Kind.TEAM) {
      load(new Place(thing, Kind.BADGE));
    }
  }

  private Side side(Place place) {
    return sides.computeIfAbsent(place, each -> new Side());
  }

  @Override
  public String toString() {
    return new ArrayList<>(rows()).toString();
  }
}
