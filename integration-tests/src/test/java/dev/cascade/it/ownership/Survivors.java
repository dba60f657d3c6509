package dev.cascade.it.ownership;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a flush leaves of the things in memory; the rules are those of {@link Ownership}. */
final class Survivors {

  private final SortedMap<Thing, Known> things;
  private final Map<Place, Side> sides;
  private final Map<Thing, @Nullable Thing> claims = new HashMap<>();
  private final Set<Thing> letGo = new HashSet<>();

  Survivors(SortedMap<Thing, Known> things, Map<Place, Side> sides) {
    this.things = things;
    this.sides = sides;
    things.keySet().forEach(this::claim);
    claims.forEach(this::displace);
  }

  /** Those that are stored then, and whose they are: null if nobody's. */
  Map<Thing, @Nullable Thing> owners() {
    var owners = new TreeMap<Thing, @Nullable Thing>();
    for (var thing : things.keySet()) {
      if (lives(thing)) {
        var owner = claims.get(thing);
        owners.put(thing, letGo.contains(thing) || owner == null || !lives(owner) ? null : owner);
      }
    }
    return owners;
  }

  private void claim(Thing child) {
    var known = things.get(child);
    var taker = taker(child);
    if (known.isOwnSideChanged() && known.owner != null) {
      claims.put(child, known.owner);
    } else if (taker != null) {
      claims.put(child, taker);
    } else {
      claims.put(child, known.before);
      if (known.isOwnSideChanged() || isReleased(child, known.before)) {
        letGo.add(child);
      }
    }
  }

  private @Nullable Thing taker(Thing child) {
    var takers = takers(child);
    return takers.isEmpty() ? null : takers.get(0);
  }

  private List<Thing> takers(Thing child) {
    return sides.entrySet().stream()
        .filter(each -> each.getKey().kind() == child.kind())
        .filter(each -> each.getValue().takes(child))
        .map(each -> each.getKey().team())
        .toList();
  }

  /** Whether nothing contradicts itself. */
  boolean isClear() {
    return things.keySet().stream().allMatch(this::isClear)
        && things.keySet().stream().noneMatch(this::isTakenInPassing);
  }

  private boolean isTakenInPassing(Thing child) {
    return isHeld(child, things.get(child).before) && !takers(child).stream().allMatch(this::lives);
  }

  // By design ambiguous, and so not drawn: two teams take one child; a team takes a child and goes,
  // though another one never let go of it; a team takes a child whose own
  // side was set to another one, or to null; two badges come to one team; teams own each other; a
  // child was put in and taken out again, and its own side still says that it is there.
  private boolean isClear(Thing child) {
    var known = things.get(child);
    var takers = takers(child);
    var comesAlone =
        !isNewcomer(child)
            || claims.entrySet().stream()
                .filter(each -> !each.getKey().equals(child) && isNewcomer(each.getKey()))
                .noneMatch(each -> each.getValue().equals(claims.get(child)));
    return takers.size() <= 1
        && (!known.isOwnSideChanged() || takers.stream().allMatch(each -> each.equals(known.owner)))
        && comesAlone
        && !isHalfTakenBack(child)
        && !isBelow(child, claims.get(child));
  }

  private boolean isHalfTakenBack(Thing child) {
    var known = things.get(child);
    var side = known.owner == null ? null : sides.get(new Place(known.owner, child.kind()));
    return known.isPersistent
        && known.isOwnSideChangedOrNew()
        && side != null
        && side.tookBack(child);
  }

  private boolean isBelow(Thing team, @Nullable Thing other) {
    var seen = new HashSet<Thing>();
    for (var each = other; each != null && seen.add(each); each = claims.get(each)) {
      if (each.equals(team)) {
        return true;
      }
    }
    return false;
  }

  private boolean isNewcomer(Thing child) {
    var known = things.get(child);
    var claim = claims.get(child);
    return child.kind().isOne()
        && claim != null
        && !letGo.contains(child)
        && (known.isPersistent || isHeld(child))
        && !(known.isStored && claim.equals(known.before));
  }

  private boolean isReleased(Thing child, @Nullable Thing owner) {
    var side = owner == null ? null : sides.get(new Place(owner, child.kind()));
    return side != null && side.releases(child);
  }

  private void displace(Thing child, @Nullable Thing owner) {
    if (isNewcomer(child) && !things.get(child).isRemoved) {
      claims.entrySet().stream()
          .filter(each -> each.getKey().kind() == child.kind())
          .filter(each -> owner.equals(each.getValue()) && !isNewcomer(each.getKey()))
          .forEach(each -> letGo.add(each.getKey()));
    }
  }

  private boolean lives(Thing thing) {
    var known = things.get(thing);
    if (known == null || known.isRemoved || !known.isPersistent && !isHeld(thing)) {
      return false;
    }
    var owner = claims.get(thing);
    if (letGo.contains(thing)) {
      return known.isPersistent && !thing.kind().diesWithoutOwner();
    }
    if (owner == null) {
      return known.isPersistent;
    }
    return lives(owner) || known.isPersistent && !thing.kind().diesWithoutOwner();
  }

  private boolean isHeld(Thing child, @Nullable Thing owner) {
    var side = owner == null ? null : sides.get(new Place(owner, child.kind()));
    return side != null && side.held.contains(child);
  }

  private boolean isHeld(Thing child) {
    return sides.entrySet().stream()
        .filter(each -> each.getKey().kind() == child.kind())
        .anyMatch(each -> each.getValue().held.contains(child));
  }
}
