package dev.cascade.hibernate.bulk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Identifiers at which chunks have ended, so many at most: then every other one is forgotten, and
 * from then on only every other one is kept.
 */
final class Milestones {

  private static final int MOST = 16;

  private final List<Object> kept = new ArrayList<>();
  private int every = 1;
  private int seen;

  void add(Object last) {
    if (++seen % every == 0) {
      kept.add(last);
      if (kept.size() == MOST) {
        thinOut();
      }
    }
  }

  private void thinOut() {
    var half = new ArrayList<Object>();
    for (var i = 1; i < kept.size(); i += 2) {
      half.add(kept.get(i));
    }
    kept.clear();
    kept.addAll(half);
    every *= 2;
  }

  boolean isEmpty() {
    return kept.isEmpty();
  }

  /** The parts of a range between them. */
  List<KeyRange> parts(KeyRange whole) {
    var parts = new ArrayList<KeyRange>();
    @Nullable Object after = whole.after();
    for (var each : kept) {
      parts.add(new KeyRange(after, each));
      after = each;
    }
    parts.add(new KeyRange(after, whole.upTo()));
    return parts;
  }
}
