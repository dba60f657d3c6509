package dev.cascade.hibernate.execute;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Cuts identifiers into lists that one statement can carry: databases limit its parameters. */
public final class Chunks {

  private static final int IDS_PER_STATEMENT = 10_000;
  private static final int OBJECTS_PER_QUERY = 1_000;

  private Chunks() {}

  /** In their order; no list if there are none. */
  public static List<List<Object>> of(Collection<?> ids) {
    return cut(ids, IDS_PER_STATEMENT);
  }

  /** Objects, as many as one query shall load what hangs on them. */
  static List<List<Object>> toLoad(Collection<?> objects) {
    return cut(objects, OBJECTS_PER_QUERY);
  }

  private static List<List<Object>> cut(Collection<?> ids, int size) {
    var all = new ArrayList<Object>(ids);
    var chunks = new ArrayList<List<Object>>();
    for (var start = 0; start < all.size(); start += size) {
      chunks.add(all.subList(start, Math.min(all.size(), start + size)));
    }
    return chunks;
  }
}
