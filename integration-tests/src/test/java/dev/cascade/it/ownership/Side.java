package dev.cascade.it.ownership;

import java.util.LinkedHashSet;
import java.util.Set;

/** What one side of a team holds in memory; of a side that was not read, only what was added. */
final class Side {

  final Set<Thing> held = new LinkedHashSet<>();
  private final Set<Thing> before = new LinkedHashSet<>();
  private final Set<Thing> added = new LinkedHashSet<>();
  private boolean loaded;

  boolean isLoaded() {
    return loaded;
  }

  void load(Set<Thing> rows) {
    loaded = true;
    before.addAll(rows);
    var added = Set.copyOf(held);
    held.clear();
    held.addAll(rows);
    held.addAll(added);
  }

  Side copy() {
    var copy = new Side();
    copy.held.addAll(held);
    copy.before.addAll(before);
    copy.added.addAll(added);
    copy.loaded = loaded;
    return copy;
  }

  /** Whether it held the child when it was read, or at the last flush. */
  boolean had(Thing child) {
    return before.contains(child);
  }

  void add(Thing child) {
    held.add(child);
    added.add(child);
  }

  /** Whether it held the child, but only since the last flush, and no longer does. */
  boolean tookBack(Thing child) {
    return added.contains(child) && !held.contains(child);
  }

  boolean takes(Thing child) {
    return held.contains(child) && !before.contains(child);
  }

  boolean releases(Thing child) {
    return before.contains(child) && !held.contains(child);
  }

  /** A flush ended: what is held is what counts from now on. */
  void settle() {
    before.clear();
    added.clear();
    if (loaded) {
      before.addAll(held);
    } else {
      held.clear();
    }
  }

  void forget(Thing child) {
    held.remove(child);
    before.remove(child);
    added.remove(child);
  }
}
