package dev.cascade.it.restore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The model: which rows there are, on what they hang, and which deletion took them. */
final class Deletions {

  /** One row. */
  static final class Thing {
    final Kind kind;
    final long id;
    @Nullable Thing parent;
    @Nullable Integer deletion;

    Thing(Kind kind, long id, @Nullable Thing parent) {
      this.kind = kind;
      this.id = id;
      this.parent = parent;
    }

    boolean isLive() {
      return deletion == null;
    }

    boolean isBelow(Thing other) {
      return this == other || (parent != null && parent.isBelow(other));
    }

    @Override
    public String toString() {
      return kind.type().getSimpleName() + "#" + id;
    }
  }

  private final Map<Long, Thing> things = new TreeMap<>();
  private int last;

  void add(Thing thing) {
    things.put(thing.id, thing);
  }

  List<Thing> all() {
    return new ArrayList<>(things.values());
  }

  Thing get(long id) {
    return things.get(id);
  }

  /** What lives is taken, over what lives. */
  void remove(Thing thing) {
    last++;
    mark(thing, last);
  }

  private void mark(Thing thing, int deletion) {
    if (thing.isLive()) {
      thing.deletion = deletion;
      children(thing).forEach(each -> mark(each, deletion));
    }
  }

  /** What that deletion took comes back, over what it took. */
  void restore(Thing thing) {
    var deletion = thing.deletion;
    if (deletion != null) {
      restore(thing, deletion);
    }
  }

  private void restore(Thing thing, int deletion) {
    if (thing.deletion != null && thing.deletion == deletion) {
      thing.deletion = null;
      children(thing).forEach(each -> restore(each, deletion));
    }
  }

  void restoreWithParents(Thing thing) {
    if (!thing.isLive()) {
      restore(thing);
      // Up to the top of what is deleted: a row that lives has its own above it.
      for (var each = thing.parent; each != null && !each.isLive(); each = each.parent) {
        each.deletion = null;
      }
    }
  }

  private List<Thing> children(Thing thing) {
    return things.values().stream().filter(each -> each.parent == thing).toList();
  }
}
