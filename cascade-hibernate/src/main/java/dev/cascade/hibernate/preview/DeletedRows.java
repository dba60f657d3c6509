package dev.cascade.hibernate.preview;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.hibernate.engine.spi.EntityKey;

/** The rows that a delete takes, each once, with the step that it is counted for. */
final class DeletedRows {

  /** The place of rows that are deleted by name. */
  static final int ROOT = -1;

  private final Map<EntityKey, Found> found = new LinkedHashMap<>();
  private final Set<String> families = new HashSet<>();

  /**
   * Takes a row; one that is known is counted for the earlier step.
   *
   * @return whether it was not known
   */
  boolean add(Row row, int place, boolean isByDatabase) {
    var known = found.get(row.key());
    if (known == null) {
      families.add(row.family());
      found.put(row.key(), new Found(row, place, isByDatabase));
    } else if (place < known.place()) {
      found.put(row.key(), new Found(known.row(), place, known.isByDatabase()));
    }
    return known == null;
  }

  boolean contains(Row row) {
    return found.containsKey(row.key());
  }

  /** Whether the row goes, and not by the database alone. */
  boolean isDeletedByUs(Row row) {
    var known = found.get(row.key());
    return known != null && !known.isByDatabase();
  }

  /** Whether any row of a hierarchy of types goes. */
  boolean concerns(String family) {
    return families.contains(family);
  }

  Collection<Found> all() {
    return found.values();
  }

  int size() {
    return found.size();
  }

  /**
   * A row that goes.
   *
   * @param place of the step that it is counted for
   * @param isByDatabase whether only the database deletes it
   */
  record Found(Row row, int place, boolean isByDatabase) {}
}
