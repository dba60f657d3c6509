package dev.cascade.hibernate.internal;

import java.util.Map;
import org.hibernate.Filter;
import org.hibernate.metamodel.mapping.ForeignKeyDescriptor;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.jspecify.annotations.Nullable;

/**
 * Which filters restrict the rows of a soft-deletable type where a statement reads them.
 *
 * <p>A row that a key refers to is read in any case: were it hidden, the attribute would be null in
 * memory, and the next update would write that null. On the other side of a one-to-one there is no
 * key, so a deleted row is hidden there, as in a collection.
 */
final class EntityRestriction {

  private final Filter live;

  EntityRestriction(Filter live) {
    this.live = live;
  }

  /**
   * Of those that are enabled, and ours.
   *
   * @param othersJoin whether filters of others apply to joins over to-one attributes
   */
  Map<String, Filter> filters(
      @Nullable TableGroup tables, Map<String, Filter> enabled, boolean othersJoin) {
    if (!isToOne(tables)) {
      return Visibility.withLive(enabled, live);
    }
    if (!isInverse(tables)) {
      return othersJoin ? Visibility.without(enabled) : Map.of();
    }
    return othersJoin ? Visibility.withLive(enabled, live) : ours(enabled);
  }

  /** Ours alone. */
  Map<String, Filter> ours(Map<String, Filter> enabled) {
    return Visibility.only(Visibility.withLive(enabled, live));
  }

  /** Whether ours apply also to what is loaded by a key. */
  boolean isForced(@Nullable TableGroup tables, Map<String, Filter> enabled) {
    return isToOne(tables) ? isInverse(tables) : enabled.containsKey(Visibility.LIVE.filter());
  }

  private static boolean isToOne(@Nullable TableGroup tables) {
    return tables != null && tables.getModelPart() instanceof ToOneAttributeMapping;
  }

  private static boolean isInverse(@Nullable TableGroup tables) {
    return tables != null
        && tables.getModelPart() instanceof ToOneAttributeMapping toOne
        && toOne.getSideNature() == ForeignKeyDescriptor.Nature.TARGET;
  }
}
