package dev.cascade.rule;

import dev.cascade.CascadeOption;
import dev.cascade.OnMergeNull;
import dev.cascade.OnSoftDelete;
import dev.cascade.PassiveDeletes;
import dev.cascade.model.Relationship;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * What one relationship does, everything spelt out.
 *
 * @param relationship the side it stands on
 * @param options without {@link CascadeOption#ALL}; together with JPA's own cascade; empty if
 *     nothing cascades
 * @param passiveDeletes what is left to the database
 * @param singleParent whether a target may have one referrer only
 * @param required whether no parent may be without a child
 * @param onMergeNull what merge makes of null
 * @param onSoftDelete what happens where the row is only marked as deleted
 */
public record Rule(
    Relationship relationship,
    Set<CascadeOption> options,
    PassiveDeletes passiveDeletes,
    boolean singleParent,
    boolean required,
    OnMergeNull onMergeNull,
    OnSoftDelete onSoftDelete) {

  public Rule {
    options = Set.copyOf(spelledOut(options));
  }

  /** Whether the rule has that option. */
  public boolean has(CascadeOption option) {
    return options.contains(option);
  }

  static EnumSet<CascadeOption> spelledOut(Collection<CascadeOption> options) {
    var result = EnumSet.noneOf(CascadeOption.class);
    result.addAll(options);
    if (result.remove(CascadeOption.ALL)) {
      result.addAll(EnumSet.range(CascadeOption.SAVE_UPDATE, CascadeOption.DELETE));
    }
    return result;
  }
}
