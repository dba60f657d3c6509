package dev.cascade.hibernate.mapping;

import dev.cascade.CascadeOption;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import org.hibernate.mapping.Collection;

/** Reads and writes the cascade words that Hibernate keeps on a property. */
final class JpaCascade {

  private static final Map<String, Set<CascadeOption>> WORDS =
      Map.of(
          "all", EnumSet.range(CascadeOption.SAVE_UPDATE, CascadeOption.DELETE),
          "all-delete-orphan",
              EnumSet.range(CascadeOption.SAVE_UPDATE, CascadeOption.DELETE_ORPHAN),
          "persist", Set.of(CascadeOption.SAVE_UPDATE),
          "merge", Set.of(CascadeOption.MERGE),
          "refresh", Set.of(CascadeOption.REFRESH_EXPIRE),
          "evict", Set.of(CascadeOption.EXPUNGE),
          "delete", Set.of(CascadeOption.DELETE),
          "remove", Set.of(CascadeOption.DELETE),
          "delete-orphan", Set.of(CascadeOption.DELETE, CascadeOption.DELETE_ORPHAN));

  private static final Map<CascadeOption, String> STYLES =
      Map.of(
          CascadeOption.SAVE_UPDATE, "persist",
          CascadeOption.MERGE, "merge",
          CascadeOption.EXPUNGE, "evict");

  private JpaCascade() {}

  /** What JPA's {@code cascade} and {@code orphanRemoval} ask for on that attribute. */
  static Set<CascadeOption> of(MappedAttribute attribute) {
    var result = EnumSet.noneOf(CascadeOption.class);
    var cascade = attribute.property().getCascade();
    var words = new StringTokenizer(cascade == null ? "" : cascade, ", ");
    while (words.hasMoreTokens()) {
      result.addAll(WORDS.getOrDefault(words.nextToken(), Set.of()));
    }
    if (attribute.property().getValue() instanceof Collection collection
        && collection.hasOrphanDelete()) {
      result.add(CascadeOption.DELETE_ORPHAN);
    }
    return result;
  }

  /**
   * Leaves to Hibernate what it does well. DELETE and DELETE_ORPHAN are not among its words: ours
   * is the engine that deletes, and Hibernate would cascade a second time.
   */
  static void write(MappedAttribute attribute, Set<CascadeOption> options) {
    var words =
        STYLES.entrySet().stream()
            .filter(each -> options.contains(each.getKey()))
            .map(Map.Entry::getValue)
            .sorted()
            .toList();
    attribute.property().setCascade(words.isEmpty() ? "none" : String.join(",", words));
    if (attribute.property().getValue() instanceof Collection collection) {
      // Without it, clear() on a collection that is not loaded is queued and its elements never
      // seen.
      collection.setOrphanDelete(true);
    }
  }
}
